package dev.sase.surface.changespecs;

import dev.sase.spi.AnswerView;
import dev.sase.spi.Presenter;
import dev.sase.spi.RawJson;
import dev.sase.spi.Screen;

/** Shows one ChangeSpec whole. */
final class ShowPresenter implements Presenter {
    static final Format DEFAULT = Format.RICH;

    @Override
    public void text(AnswerView answer, Screen screen) {
        RawJson detail = answer.value(DetailRead.DETAIL).orElse(RawJson.NULL);
        switch (Format.of(answer, DEFAULT)) {
            case PLAIN -> PlainForm.write(ChangeSpecs.CODEC.decode(detail), screen);
            case RICH -> RichForm.write(ChangeSpecs.CODEC.decode(detail), screen);
            case MARKDOWN -> MarkdownForm.write(ChangeSpecs.CODEC.decode(detail), "#", screen);
            case JSON -> screen.line(AsciiJson.of(detail));
        }
    }
}

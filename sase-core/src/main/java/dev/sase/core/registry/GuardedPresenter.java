package dev.sase.core.registry;

import dev.sase.spi.AnswerView;
import dev.sase.spi.Presenter;
import dev.sase.spi.RawJson;
import dev.sase.spi.Screen;

/** The presenter of a guarded surface. Thread-safe. */
final class GuardedPresenter implements Presenter {
    private final Presenter presenter;
    private final Guard guard;

    GuardedPresenter(Presenter presenter, Guard guard) {
        this.presenter = presenter;
        this.guard = guard;
    }

    @Override
    public void text(AnswerView answer, Screen screen) {
        try {
            presenter.text(answer, screen);
        } catch (Throwable e) {
            throw guard.failed(presenter, "text", e);
        }
    }

    @Override
    public JsonForm jsonForm() {
        return guard.call(presenter, "jsonForm", presenter::jsonForm);
    }

    @Override
    public RawJson jsonRow(RawJson row, AnswerView answer) {
        return guard.call(presenter, "jsonRow", () -> presenter.jsonRow(row, answer));
    }
}

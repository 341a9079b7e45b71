package dev.sase.surface.changespecs.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of the guide to the query language. */
class QueryExamplesTest {
    private static final String SHOP = """
        NAME: cart
        DESCRIPTION:
          Keep the cart between visits.
        PR: https://review.example/shop/17
        STATUS: Mailed (shop_3)
        COMMITS:
          (1) Store the cart
        HOOKS:
          make lint
              | (1) [260401_090000] FAILED (12s) - (!: exit 2)


        NAME: cart_badge
        DESCRIPTION:
          Show the number of things in the cart.
        PARENT: cart
        STATUS: WIP
        HOOKS:
          make test
              | (1) [260401_093000] RUNNING - (@: fixer-260401_093000)


        NAME: cart_badge_2
        DESCRIPTION:
          Second try, without the Animation.
        PARENT: cart_badge
        STATUS: Draft


        NAME: prices
        DESCRIPTION:
          Prices with and without tax.
        PARENT: taxes
        STATUS: Submitted
        """;

    private static String names(String query) throws IOException {
        return String.join(
                " ",
                CorpusSurface.parsed(Map.of("projects/shop/shop.sase", SHOP)).names(query));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        without                        | cart_badge_2 prices
        "the cart"                     | cart cart_badge
        c"animation"                   | ``
        c"Animation"                   | cart_badge_2
        "shop/17"                      | cart
        taxes                          | prices
        visit                          | cart
        "make lint" or "make test"     | cart cart_badge
        status:mailed                  | cart
        %w or %d                       | cart_badge cart_badge_2
        ancestor:cart                  | cart cart_badge cart_badge_2
        ^taxes                         | prices
        ~cart_badge                    | cart_badge cart_badge_2
        &cart                          | cart
        +shop !%s                      | cart cart_badge cart_badge_2
        !!!                            | cart
        @                              | cart_badge
        *                              | cart cart_badge
        !@ ^cart                       | cart cart_badge_2
        cart not (wip or draft)        | cart
        visits or number second        | cart
        (visits or number) second      | ``
        visits or number things        | cart cart_badge
        not visits number              | cart_badge
        name:"cart"                    | cart
        name:cart_                     | ``
        "FAILED"                       | ``
        """)
    void exampleGivesTheseNames(String query, String names) throws IOException {
        assertThat(names(query)).isEqualTo(names);
    }

    @Test
    void everythingIsFoundByAnEmptyText() throws IOException {
        assertThat(names("\"\"")).isEqualTo("cart cart_badge cart_badge_2 prices");
    }
}

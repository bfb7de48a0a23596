import FootholdCore
import FootholdModel
import TestSupport
import Testing

/// What stands on paper. Whoever printed it may have nothing else at hand.
@MainActor struct PrintedPageTests {
    @Test func every_number_of_a_page_that_can_be_printed_is_on_paper_with_whose_it_is() async throws {
        let phone = try await Phone.start()
        for route in everyKind("us-988") {
            let screen = await phone.visit(route)
            if screen.private { continue }
            let paper = PrintedPage(screen).html
            for case .steps(_, let items, _, _) in screen.blocks {
                for label in items.flatMap(\.reach).map(\.label.text) {
                    #expect(paper.contains(label), "\(route): \(label)")
                }
            }
            for case .line(_, let line) in screen.blocks {
                for label in line.channels.map(\.label.text) { #expect(paper.contains(label), "\(route): \(label)") }
                for words in [line.audience, line.checked].compactMap({ $0 }) {
                    #expect(paper.contains(words.text), "\(route): \(words.text)")
                }
            }
        }
    }

    @Test func a_step_names_the_number_that_it_calls() throws {
        guard case .reach(let channel) = helpBar.emergency.tap else { throw Stuck("it calls") }
        let step = Step(id: "call", text: words("Call for help"), say: [], reach: [channel], sources: [])
        let page = PrintedPage(screenAt(.help, [.steps(id: "steps", items: [step], inOrder: true, inSight: 1)]))
        #expect(page.html.contains("<li>Call for help<br>Call 911</li>"))
    }

    @Test func words_are_words_whatever_is_in_them() {
        let page = PrintedPage(screenAt(.help, [.heading(id: "planted", text: words("<b> & \"</h2>"))]))
        #expect(page.html.contains("<h2>&lt;b&gt; &amp; \"&lt;/h2&gt;</h2>"))
    }
}

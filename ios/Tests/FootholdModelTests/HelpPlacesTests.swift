import FootholdCore
import FootholdModel
import StaticHelp
import TestSupport
import Testing

/// Static help can be walked through, and says so when it is all there is.
@MainActor struct HelpPlacesTests {
    private final class Asked {
        var effects: [Effect] = []
        var regions: [String] = []
    }

    private let asked = Asked()
    private let files = HelpFiles(folder: checkout("ios/App/Resources/help"))

    private func places(_ region: String = "US") -> HelpPlaces {
        let files = files
        let asked = asked
        return HelpPlaces(
            book: HelpBook.read(files, ChosenHelp(region: region, locale: "en")),
            carryOut: { asked.effects.append($0) },
            choose: {
                asked.regions.append($0)
                return HelpBook.read(files, ChosenHelp(region: $0, locale: "en"))
            }
        )
    }

    @Test func one_touch_calls_and_doors_lead_on_and_back() throws {
        let places = places()
        places.touch(try #require(places.shown).screen.help.crisis.tap)
        guard case .dial(_, let uri, _) = asked.effects.first else { throw Stuck("it dials") }
        #expect(uri == "tel:988")
        #expect(places.wentTo.isEmpty)
        places.touch(at("line/us-988"))
        #expect(places.routes == [.help, .line(id: "us-988")])
        #expect(places.wentTo == [.help, .line(id: "us-988")])
        places.touch(at("help"))
        #expect(places.routes == [.help], "help is gone back to, not piled up")
        places.touch(at("guide/leap"))
        #expect(places.routes == [.help], "what needs the library leads nowhere")
        places.touch(at("line/us-988"))
        places.back(to: 1)
        #expect(places.shown?.screen.route == .help)
        #expect(places.wentTo == [.help], "whoever looks at help stays there")
    }

    @Test func another_country_is_chosen_without_the_library() throws {
        let places = places("unknown")
        places.touch(at("settings/country"))
        places.touch(.do(action: .setRegion(region: "GB")))
        #expect(places.takeChosen() == "GB")
        #expect(places.takeChosen() == nil, "once")
        #expect(places.shown?.screen.help == help(region: "GB", locale: "en").help)
    }

    @Test func what_the_phone_could_not_do_is_said_until_it_was_read() throws {
        let places = places()
        places.touch(try #require(places.shown).screen.help.emergency.tap)
        let effect = try #require(asked.effects.first)
        places.failed(effect)
        guard case .failed(effect, let words) = places.shown?.problem else { throw Stuck("it is said") }
        #expect(words == effect.ifItFails)
        places.dismiss()
        #expect(places.shown?.problem == nil)
    }

    @Test func alone_it_says_that_the_numbers_work_all_the_same() throws {
        let places = places()
        let before = try #require(places.shown).screen.blocks
        places.stayAlone()
        let after = try #require(places.shown).screen.blocks
        guard case .notice("help-only", .note, let words, _, _) = after.first else { throw Stuck("it says so") }
        #expect(words.text == places.words[.helpOnly])
        #expect(Array(after.dropFirst()) == before)
    }

    @Test func a_link_leads_to_what_stands_here_and_nowhere_else() {
        let places = places()
        places.open("words")
        #expect(places.routes == [.help, .emergencyWords])
        places.open("diary")
        #expect(places.routes == [.help, .emergencyWords])
    }

    @Test func without_a_book_it_does_not_fail() {
        let places = HelpPlaces(book: nil, carryOut: { _ in }, choose: { _ in nil })
        #expect(places.shown == nil)
        places.touch(at("help"))
        places.stayAlone()
        #expect(places.shown == nil)
    }
}

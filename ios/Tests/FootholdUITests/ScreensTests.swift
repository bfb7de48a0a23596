import FootholdCore
import FootholdModel
import FootholdUI
import Foundation
import StaticHelp
import SwiftUI
import TestSupport
import Testing

/// Every kind of screen that core has, drawn from the real library and touched.
@MainActor struct ScreensTests {
    private func phoneWithALittle(_ folder: URL) async throws -> Phone {
        let phone = try await Phone.start(folder: folder)
        try await phone.person("Sam", ["age": "minor"])
        try await phone.submit("own-step", ["words": "Ask on the drive"])
        try await phone.note(["tried": "Listened", "outcome": "worked"])
        try await phone.submit("win", ["words": "Breakfast together"])
        try await phone.act(.tick(sign: "suicidal_thoughts", mark: .yes))
        try await phone.act(.saveCheck)
        try await phone.act(.hear(cue: "not-crazy", mark: .yes))
        return phone
    }

    @Test func every_screen_is_named_large_enough_and_calls_in_one_touch() async throws {
        try await withFolder { folder in
            let phone = try await phoneWithALittle(folder)
            for route in everyKind("us-988") + everyKindOfDiary(1, place) {
                let screen = await phone.visit(route)
                let canvas = Canvas(screen)
                let drawn = canvas.draw()
                checkControls(drawn, "\(route)")
                checkHelp(canvas, drawn, screen)
                checkWords(canvas)
            }
            await phone.model.lock().value
        }
    }

    @Test func a_practice_talk_is_drawn_from_its_beginning_to_its_end() async throws {
        let phone = try await Phone.start()
        try await phone.act(.beginRehearsal(talk: talk))
        var kinds: Set<String> = []
        for time in 0..<50 {
            let canvas = Canvas(phone.screen)
            let drawn = canvas.draw()
            checkControls(drawn, "\(phone.screen.route)")
            checkHelp(canvas, drawn, phone.screen)
            checkWords(canvas)
            switch phone.screen.route {
            case .rehearsalTurn: kinds.insert("turn")
            case .rehearsalSaid: kinds.insert("said")
            case .rehearsalEnd: kinds.insert("end")
            default: throw Stuck("\(phone.screen.route)")
            }
            if kinds.contains("end") { break }
            let ways = taps(phone.screen).filter { goesOn($0) }
            guard !ways.isEmpty else { throw Stuck("\(phone.screen.route)") }
            // Another answer each time: the same could lead round in a circle.
            await phone.tap(ways[time % ways.count])
        }
        #expect(kinds == ["turn", "said", "end"])
    }

    private nonisolated func goesOn(_ tap: Tap) -> Bool {
        switch tap {
        case .do(.rehearse), .go(.rehearsalTurn, _), .go(.rehearsalSaid, _), .go(.rehearsalEnd, _): true
        default: false
        }
    }

    /// The bar: there, read first, the only thing of its colour, and one touch from a call.
    private func checkHelp(_ canvas: Canvas, _ drawn: ViewNode, _ screen: Screen) {
        guard let bar = drawn.helpBar else {
            Issue.record("no help on \(screen.route)")
            return
        }
        #expect(
            bar.touchable.map(\.spoken) == ["Call 9 1 1. Opens the phone.", "Call 9 8 8. Opens the phone.", "Help"]
        )
        let orders = drawn.all.compactMap { $0.traits["order"] }.compactMap(Double.init)
        #expect(orders.max() == 1, "nothing is read before help")
        for button in bar.touchable { #expect(button.least >= 60) }
        canvas.hands.taps = []
        for button in bar.touchable { button.press?() }
        let dialled = canvas.hands.taps.compactMap { tap -> String? in
            if case .reach(let channel) = tap, case .dial(_, let uri, _) = channel.effect { uri } else { nil }
        }
        #expect(dialled == ["tel:911", "tel:988"], "\(screen.route)")
        let red = drawn.all.filter { $0.traits["background"] == "8C1D18" || $0.traits["foreground"] == "8C1D18" }
        let inBar = Set(bar.all.map(ObjectIdentifier.init))
        #expect(red.count == 3 && red.allSatisfy { inBar.contains(ObjectIdentifier($0)) }, "red only means help")
    }

    @Test func touched_as_a_reader_does_it_goes_where_core_says() async throws {
        let phone = try await Phone.start()
        let help = HelpPlaces(book: nil, carryOut: { _ in }, choose: { _ in nil })
        let host = ViewHost(AppView(model: phone.model, help: help))
        func press(_ spoken: String) async throws {
            try #require(host.draw().button(spoken), "\(spoken)\n\(host.draw().dump())").press?()
            await settle()
        }
        func settle() async {
            repeat {
                // What was pressed begins.
                for _ in 0..<10 { await Task.yield() }
                await phone.model.refresh().value
            } while phone.drawn.isBusy
        }
        try await press("Something is wrong right now")
        #expect(phone.screen.route == .check)
        try await press("Suicide")
        try await press("Has a way to end their life")
        #expect(phone.screen.route == .result)
        #expect(host.draw().said.contains("Call 9 1 1 now"))
        try await press("Call 9 8 8. Opens the phone.")
        guard case .dial(_, let uri, _) = phone.effects.last else { throw Stuck("it dials") }
        #expect(uri == "tel:988")
        try #require(host.draw().all.first { $0.kind == "BackButton" }).press?()
        await settle()
        #expect(phone.screen.route != .result, "the system's own Back")
        #expect(phone.model.routes == phone.drawn.routes)
    }
}

/// What stands on the screen before the library, without it, and while someone else could look.
@MainActor struct AppViewTests {
    private let files = HelpFiles(folder: checkout("ios/App/Resources/help"))
    private let fake = FakeFootholdClient()

    private final class Asked {
        var effects: [Effect] = []
    }

    private func help(_ asked: Asked) -> HelpPlaces {
        HelpPlaces(
            book: HelpBook.read(files, ChosenHelp(region: "US", locale: "en")),
            carryOut: { asked.effects.append($0) },
            choose: { _ in nil }
        )
    }

    @Test func before_the_library_is_there_help_is() async throws {
        let asked = Asked()
        let model = FootholdModel(client: fake, now: { checked }, carryOut: { _ in })
        let host = ViewHost(AppView(model: model, help: help(asked)))
        let drawn = host.draw()
        checkControls(drawn, "static help")
        for button in try #require(drawn.helpBar).touchable { button.press?() }
        let dialled = asked.effects.compactMap { if case .dial(_, let uri, _) = $0 { uri } else { nil } }
        #expect(dialled == ["tel:911", "tel:988"])
        await model.start(saved: []).value
        #expect(host.draw().said.contains("home"), "and then core's own")
    }

    @Test func without_a_library_help_stays_and_says_so() async throws {
        fake.draws = { _ in throw LibraryMissing() }
        let asked = Asked()
        let places = help(asked)
        let model = FootholdModel(client: fake, now: { checked }, carryOut: { _ in })
        await model.start(saved: []).value
        if model.shown == .libraryMissing { places.stayAlone() }
        let host = ViewHost(AppView(model: model, help: places))
        #expect(host.draw().said.contains { $0.contains(appWords[.helpOnly]) })
        try #require(host.draw().button("Call 9 8 8. Opens the phone.")).press?()
        #expect(asked.effects.count == 1)
        // Walked through, by the system's own stack.
        try #require(host.draw().button("More ways, languages and sources")).press?()
        #expect(places.routes.count == 2)
        try #require(host.draw().all.first { $0.kind == "BackButton" }).press?()
        #expect(places.routes == [.help])
    }

    @Test func an_app_whose_own_files_are_broken_still_calls_for_help() throws {
        let model = FootholdModel(client: fake, now: { checked }, carryOut: { _ in })
        let nothing = HelpFiles(folder: URL(filePath: "/nowhere"))
        let asked = Asked()
        let places = HelpPlaces(
            book: HelpBook.read(nothing, ChosenHelp(region: "US", locale: "en")),
            carryOut: { asked.effects.append($0) },
            choose: { HelpBook.read(nothing, ChosenHelp(region: $0, locale: "en")) }
        )
        let drawn = ViewHost(AppView(model: model, help: places)).draw()
        checkControls(drawn, "without files")
        try #require(drawn.helpBar?.touchable.first).press?()
        guard case .dial = asked.effects.first else { throw Stuck("it dials") }
    }

    @Test func a_private_page_is_covered_and_help_never_is() async throws {
        fake.draws = { screenAt($0, [.heading(id: "h", text: words("PLANTED"))], isPrivate: $0 == .diary) }
        let asked = Asked()
        let model = FootholdModel(client: fake, now: { checked }, carryOut: { asked.effects.append($0) })
        let covered = ViewHost(AppView(model: model, help: help(asked), isCovered: true))
        await model.start(saved: []).value
        #expect(covered.draw().seen.contains { $0.text == "PLANTED" }, "a page that anyone may see")
        await model.tap(at("diary")).value
        let drawn = covered.draw()
        #expect(!drawn.seen.contains { $0.text.contains("PLANTED") })
        #expect(drawn.all.contains { $0.text == "PLANTED" }, "below its cover the page stays as it was left")
        #expect(!drawn.heard.contains { $0.contains("PLANTED") })
        #expect(drawn.said.contains(appWords[.privateScreen]))
        let own = words("555 010 0199")
        model.failed(.dial(number: own.text, uri: "tel:5550100199", ifItFails: own))
        #expect(!covered.draw().said.contains { $0.contains("0199") }, "nor what went wrong on it")
        try #require(drawn.button("Call 9 8 8")).press?()
        await model.refresh().value
        #expect(asked.effects.count == 1)
        model.failed(try #require(asked.effects.first))
        #expect(covered.draw().said.contains("This phone cannot call 988"), "but what help could not do")
        let open = ViewHost(AppView(model: model, help: help(asked)))
        #expect(open.draw().said.contains("PLANTED"))
    }
}

import FootholdCore
import FootholdModel
import Foundation
import StaticHelp
import TestSupport
import Testing

/// What stands there before the library and without it is what core says.
@MainActor struct HelpBookTests {
    private let files = HelpFiles(folder: checkout("ios/App/Resources/help"))

    /// Every country in every language that there is a file for.
    private func all() throws -> [ChosenHelp] {
        try names(in: "ios/App/Resources/help").filter { !$0.hasSuffix(".json") }.flatMap { locale in
            try names(in: "ios/App/Resources/help/\(locale)").map {
                ChosenHelp(region: String($0.dropLast(".json".count)), locale: locale)
            }
        }
    }

    @Test func every_book_is_what_core_says() async throws {
        #expect(try all().count >= 7)
        for chosen in try all() {
            let book = try #require(HelpBook.read(files, chosen), "\(chosen)")
            let core = RustFootholdClient { firstRun(region: chosen.region, locale: chosen.locale) }
            #expect(book.routes.contains(.help) && book.routes.contains(.country))
            for route in book.routes {
                let said = try await core.screen(route, now: Moment(unixSeconds: 0, utcOffsetMinutes: 0))
                #expect(book[route] == withoutLibrary(said, book), "\(chosen) \(route)")
            }
        }
    }

    @Test func the_help_screen_is_the_one_that_needs_no_object() throws {
        for chosen in try all() {
            let book = try #require(HelpBook.read(files, chosen))
            #expect(book[.help] == withoutLibrary(help(region: chosen.region, locale: chosen.locale), book))
        }
    }

    @Test func every_word_of_the_apps_own_is_there() throws {
        for chosen in try all() {
            let book = try #require(HelpBook.read(files, chosen))
            let glance = try #require(HelpGlance.read(files, region: chosen.region, locale: chosen.locale))
            for word in AppWord.allCases {
                let words = glance.words[word.rawValue]
                #expect(words?.isEmpty == false, "\(chosen): \(word)")
                #expect(book.words[word] == words)
            }
        }
    }

    @Test func a_glance_says_what_the_bar_says() throws {
        for chosen in try all() {
            let bar = help(region: chosen.region, locale: chosen.locale).help
            let glance = try #require(HelpGlance.read(files, region: chosen.region, locale: chosen.locale))
            for (words, button) in [
                (glance.emergency, bar.emergency), (glance.crisis, bar.crisis), (glance.help, bar.help),
            ] {
                #expect(words.text == button.label.text)
                #expect(words.spoken == button.label.spoken)
            }
        }
    }

    @Test func an_unknown_country_or_language_never_shows_another_countrys_numbers() throws {
        #expect(files.region(country: "US") == "US")
        #expect(files.region(country: "FR") == "unknown")
        #expect(files.region(country: "") == "unknown")
        let french = HelpBook.read(files, ChosenHelp(region: "FR", locale: "fr"))
        #expect(french != nil)
        #expect(french == HelpBook.read(files, ChosenHelp(region: "unknown", locale: "en")))
        let british = HelpBook.read(files, ChosenHelp(region: "GB", locale: "en-GB"))
        #expect(british == HelpBook.read(files, ChosenHelp(region: "GB", locale: "en")))
        for code in ["US", "CA", "GB", "IE", "AU", "NZ", "FR"] {
            #expect(files.region(country: code) == regionForTag(tag: code), "\(code)")
        }
    }

    @Test func what_was_chosen_in_the_app_is_whose_help_widgets_show() async throws {
        let american = Locale(identifier: "en_US")
        #expect(
            ChosenHelp.read(in: nil, files: files, phone: american) == ChosenHelp(region: "US", locale: "en")
        )
        try await withFolder { folder in
            let chosen = ChosenHelp(region: "GB", locale: "en")
            try chosen.write(in: folder)
            #expect(ChosenHelp.read(in: folder, files: files, phone: american) == chosen)
            try Data("no".utf8).write(to: folder.appending(path: "help.json"))
            #expect(ChosenHelp.read(in: folder, files: files, phone: american).region == "US")
        }
    }

    @Test func a_broken_file_is_no_book() {
        #expect(throws: (any Error).self) { try HelpBook(Data("{}".utf8)) }
        #expect(HelpFiles(folder: URL(filePath: "/nowhere")).region(country: "US") == "unknown")
    }

    @Test func a_file_that_cannot_be_understood_is_passed_over_for_the_help_of_no_country() async throws {
        let unknown = HelpBook.read(files, ChosenHelp(region: "unknown", locale: "en"))
        try await withFolder { folder in
            let english = folder.appending(path: "en")
            try FileManager.default.createDirectory(at: english, withIntermediateDirectories: false)
            try FileManager.default.copyItem(
                at: checkout("ios/App/Resources/help/en/unknown.json"),
                to: english.appending(path: "unknown.json")
            )
            try Data("{}".utf8).write(to: english.appending(path: "US.json"))
            let broken = HelpFiles(folder: folder)
            #expect(HelpBook.read(broken, ChosenHelp(region: "US", locale: "en")) == unknown)
            #expect(HelpGlance.read(broken, region: "US", locale: "en")?.emergency.number != nil)
        }
    }

    @Test func without_any_file_there_is_the_help_of_no_country() throws {
        let nothing = HelpFiles(folder: URL(filePath: "/nowhere"))
        let last = try #require(HelpBook.read(nothing, ChosenHelp(region: "US", locale: "en")))
        let unknown = HelpBook.read(files, ChosenHelp(region: "unknown", locale: "en"))
        #expect(last == unknown, "ios/write-last-help writes it anew")
        #expect(HelpGlance.read(nothing, region: "US", locale: "en")?.emergency.number != nil)
    }

    /// What of core's screen can stand without the library, as `foothold-resources` says.
    private func withoutLibrary(_ screen: Screen, _ book: HelpBook) -> Screen {
        Screen(
            route: screen.route,
            title: screen.title,
            help: HelpBar(
                emergency: screen.help.emergency,
                crisis: pushed(screen.help.crisis),
                help: pushed(screen.help.help)
            ),
            blocks: screen.blocks.compactMap { block($0, book) },
            private: screen.private,
            leave: nil
        )
    }

    private func block(_ block: Block, _ book: HelpBook) -> Block? {
        switch block {
        case .heading, .progress:
            return block
        case .paragraph(let id, let sentences):
            return .paragraph(id: id, sentences: sentences.map { Sentence(text: $0.text, sources: []) })
        case .say(let id, let say, let avoid, let why, _):
            return .say(id: id, say: say, avoid: avoid, why: why, sources: [])
        case .steps(let id, let items, let inOrder, let inSight):
            let items = items.map { Step(id: $0.id, text: $0.text, say: $0.say, reach: $0.reach, sources: []) }
            return .steps(id: id, items: items, inOrder: inOrder, inSight: inSight)
        case .line(let id, let line):
            return .line(
                id: id,
                line: LineCard(
                    id: line.id,
                    name: line.name,
                    audience: line.audience,
                    channels: line.channels,
                    hours: line.hours,
                    sendsHelp: line.sendsHelp,
                    checked: line.checked,
                    more: line.more.flatMap { leads($0.tap, book) ? pushed($0) : nil }
                )
            )
        case .card(let id, let title, let text, let weight, let tap):
            guard leads(tap, book) else { return nil }
            return .card(id: id, title: title, text: text, weight: weight, tap: pushed(tap))
        case .notice(let id, let kind, let text, _, _):
            return .notice(id: id, kind: kind, text: text, sources: [], button: nil)
        case .question, .form, .source:
            return nil
        }
    }

    private func leads(_ tap: Tap, _ book: HelpBook) -> Bool {
        switch tap {
        case .go(let route, _): book.routes.contains(route)
        case .reach, .do(.setRegion): true
        case .do, .submit: false
        }
    }

    private func pushed(_ button: Button) -> Button { Button(label: button.label, tap: pushed(button.tap)) }

    private func pushed(_ tap: Tap) -> Tap {
        if case .go(let route, _) = tap { .go(route: route, mode: .push) } else { tap }
    }
}

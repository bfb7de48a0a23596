import FootholdCore
import FootholdModel
import FootholdUI
import Foundation
import StaticHelp
import SwiftUI
import TestSupport
import Testing

/// Whatever became of the diary, and whatever country was chosen: help is drawn and calls.
@MainActor struct WhateverHappensTests {
    enum Diary: CaseIterable, Sendable {
        case never, open, locked, closed, keyLost, wrongKey, damaged
    }

    private let help = HelpPlaces(
        book: HelpBook.read(
            HelpFiles(folder: checkout("ios/App/Resources/help")),
            ChosenHelp(region: "US", locale: "en")
        ),
        carryOut: { _ in },
        choose: { _ in nil }
    )

    private func phone(_ diary: Diary, _ folder: URL) async throws -> Phone {
        if diary == .never { return try await Phone.start() }
        let phone = try await Phone.start(folder: folder)
        try await phone.person("PLANTED-NAME")
        try await phone.note(["tried": "PLANTED-WORD"])
        switch diary {
        case .never, .open: break
        case .locked:
            try await phone.submit("pin", ["pin": "482915", "again": "482915"])
            try await phone.act(.lockNow)
        case .closed: await phone.model.lock().value
        case .keyLost: await reopen(phone, Data())
        case .wrongKey: await reopen(phone, Data(repeating: 1, count: 32))
        case .damaged:
            await phone.model.lock().value
            try Data("no diary".utf8).write(to: phone.file)
            await phone.unlock()
        }
        return phone
    }

    private func reopen(_ phone: Phone, _ key: Data) async {
        await phone.model.lock().value
        await phone.unlock(key)
    }

    @Test(arguments: Diary.allCases)
    func from_every_kind_of_place_the_drawn_bar_calls(_ diary: Diary) async throws {
        try await withFolder { folder in
            let phone = try await phone(diary, folder)
            let host = ViewHost(AppView(model: phone.model, help: help))
            for route in everyKind("us-988") + everyKindOfDiary(1, place) {
                await phone.visit(route)
                let drawn = host.draw()
                checkControls(drawn, "\(diary) \(route)")
                checkDigits(drawn, phone.screen)
                checkTitle(drawn, phone.screen)
                phone.effects = []
                for button in try #require(drawn.helpBar, "\(route)").touchable.prefix(2) { button.press?() }
                await phone.model.refresh().value
                let dialled = phone.effects.compactMap { if case .dial(_, let uri, _) = $0 { uri } else { nil } }
                #expect(dialled == ["tel:911", "tel:988"], "\(diary) \(route)")
                if diary != .open { #expect(!drawn.dump().contains("PLANTED"), "\(diary) \(route)") }
            }
            await phone.model.lock().value
        }
    }

    /// No number is read as one word: nobody can dial "nine hundred and eleven". In an address it is part of a name.
    private func checkDigits(_ drawn: ViewNode, _ screen: Screen) {
        for number in dials(screen).map({ $0.filter(\.isNumber) }) where number.count > 2 {
            let asOneWord = drawn.heard.filter {
                $0.range(of: "(?<![0-9])\(number)(?![0-9a-z]|\\.[a-z])", options: .regularExpression) != nil
            }
            #expect(asOneWord == [], "\(screen.route)")
        }
    }

    /// A page begins with its title, a heading; nothing else with that name is one.
    private func checkTitle(_ drawn: ViewNode, _ screen: Screen) {
        let headings = drawn.all.filter { $0.traits["isHeader"] == "true" }.map(\.spoken)
        #expect(headings.first == screen.title.spoken ?? screen.title.text, "\(screen.route)")
        #expect(headings.allSatisfy { !$0.isEmpty }, "\(screen.route)")
    }

    @Test func at_the_largest_letters_everything_is_still_said_and_touched() async throws {
        let phone = try await Phone.start()
        try await phone.act(.setPerson(person: .minor))
        try await phone.act(.tick(sign: "suicidal_thoughts", mark: .yes))
        for route in everyKind("us-988") {
            let canvas = Canvas(await phone.visit(route))
            canvas.environment.dynamicTypeSize = .accessibility5
            canvas.environment.colorScheme = .dark
            checkControls(canvas.draw(), "\(route)")
            checkWords(canvas)
        }
    }

    @Test func every_countrys_bar_calls_that_countrys_numbers() async throws {
        let regions = try table("contacts/regions.csv").compactMap { $0["region"] }
        #expect(regions.count > 5)
        for region in regions {
            let phone = try await Phone.start(firstRun(region: region, locale: "en"))
            let host = ViewHost(AppView(model: phone.model, help: help))
            for route in [Route.home, .help, .check, .result] {
                let bar = await phone.visit(route).help
                let drawn = host.draw()
                let buttons = try #require(drawn.helpBar).touchable
                let labels = [bar.emergency, bar.crisis, bar.help].map { $0.label.spoken ?? $0.label.text }
                #expect(buttons.map(\.spoken) == labels, "\(region)")
                checkDigits(drawn, phone.screen)
                phone.effects = []
                for button in buttons.prefix(2) { button.press?() }
                await phone.model.refresh().value
                #expect(phone.effects.count == dials(Screen.only(bar)).count, "\(region)")
            }
        }
    }
}

extension Screen {
    /// A bar with nothing around it.
    fileprivate static func only(_ bar: HelpBar) -> Screen {
        Screen(
            route: .help,
            title: Phrase(text: "", spoken: nil),
            help: bar,
            blocks: [],
            private: false,
            leave: nil
        )
    }
}

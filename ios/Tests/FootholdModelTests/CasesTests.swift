import FootholdCore
import FootholdModel
import Foundation
import TestSupport
import Testing

/// The cases that every engine agrees on (tests/cases), answered as a reader would and read off the screens. A screen
/// names no level; what it says of when to look again is each level's own.
@MainActor struct CasesTests {
    struct Case: Decodable, Sendable, CustomTestStringConvertible {
        let id: String
        let answers: [String: String]
        let modifiers: [String]
        let unlisted: String
        let expected_level: String
        let incomplete: Bool
        let expected_top_rules: [String]
        let ordered_actions: [String]

        var testDescription: String { id }

        static let all: [Case] = {
            let lines = (try? read("tests/cases/cases.jsonl"))?.split(separator: "\n") ?? []
            return lines.compactMap { try? JSONDecoder().decode(Case.self, from: Data($0.utf8)) }
        }()
    }

    @Test func every_case_can_be_read() throws {
        let lines = try read("tests/cases/cases.jsonl").split(separator: "\n")
        #expect(lines.count > 80)
        #expect(Case.all.count == lines.count)
        let levels = try table("escalation/levels.csv").map { $0["look_again::en"] }
        #expect(Set(levels).count == levels.count, "what is said of when to look again tells the level")
    }

    @Test(arguments: Case.all)
    func cases_have_their_level_their_rules_and_their_steps(_ given: Case) async throws {
        let client = RustFootholdClient { firstRun(tag: "US", locale: "en") }
        try await answer(given, client)
        let result = try await client.screen(.result, now: checked)
        let level = try #require(try table("escalation/levels.csv").first { $0["level"] == given.expected_level })
        #expect(paragraph(result, "again-when") == level["look_again::en"])
        let isIncomplete = result.blocks.contains {
            if case .notice("result-incomplete", _, _, _, _) = $0 { true } else { false }
        }
        #expect(isIncomplete == given.incomplete)

        // Highest first: those that gave the level lead.
        let why = try await client.screen(.why, now: checked)
        let fired = why.blocks.compactMap { if case .paragraph(let id, _) = $0 { id } else { nil } }
            .filter { $0.wholeMatch(of: /[SU]\..+|[A-Z]\d+/) != nil }
        #expect(fired.prefix(given.expected_top_rules.count).sorted() == given.expected_top_rules.sorted())

        let all = rows(result, "more").isEmpty ? result : try await client.screen(.moreSteps, now: checked)
        // What stands on a result as a notice or a paragraph, and is no step.
        #expect(steps(all) == given.ordered_actions.filter { $0 != "INCOMPLETE" && $0 != "RECHECK" })
    }

    private func answer(_ given: Case, _ client: any FootholdClient) async throws {
        func perform(_ action: Action) async throws {
            _ = try await client.perform(action, now: checked)
        }
        let facts = try table("escalation/modifiers.csv").compactMap { $0["modifier"] }
        for (sign, answer) in given.answers where !facts.contains(sign) {
            try await perform(.tick(sign: sign, mark: try mark(answer)))
        }
        if given.unlisted == "no" {
            for tile in try table("escalation/tiles.csv").compactMap({ $0["tile"] }) {
                try await perform(.nothingElse(tile: tile))
            }
        }
        for fact in facts {
            let answer = given.modifiers.contains(fact) ? "yes" : given.answers[fact]
            try await perform(.answer(fact: fact, mark: try answer.map(mark) ?? .no))
        }
    }

    private func mark(_ answer: String) throws -> Mark {
        switch answer {
        case "yes": .yes
        case "not_sure": .notSure
        default: throw Stuck(answer)
        }
    }

    private func paragraph(_ screen: Screen, _ id: String) -> String? {
        for case .paragraph(id, let sentences) in screen.blocks {
            return sentences.map(\.text.text).joined(separator: " ")
        }
        return nil
    }
}

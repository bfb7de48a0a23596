import FootholdCore
import Foundation
import TestSupport
import Testing

/// What is promised in Rust is promised here by the same name.
struct NamesTests {
    private func inRust(_ files: String...) throws -> Set<String> {
        try Set(
            files.flatMap { file in
                try read("tests/\(file).rs").matches(of: /#\[test\]\s+fn (\w+)/).map { String($0.1) }
            }
        )
    }

    private func inSwift(_ files: String...) throws -> Set<String> {
        try Set(
            files.flatMap { file in
                try read("ios/Tests/FootholdModelTests/\(file)Tests.swift").matches(of: /@Test\s+func (\w+)/)
                    .map { String($0.1) }
            }
        )
    }

    @Test func the_long_road_is_gone_in_swift_too() throws {
        let swift = try inSwift("LongRoad")
        let rust = try inRust("sheets", "sharing", "after", "rehearsals")
        let journeys = rust.filter { $0.starts(with: /j\d+_/) }
        #expect(!journeys.isEmpty)
        #expect(journeys.subtracting(swift).isEmpty, "add it, or say here why it can only be tested in Rust")
        // Of the rest Rust has more: every sheet, talk and file there is.
        #expect(swift.subtracting(rust).isEmpty, "it has another name there")
    }

    @Test func every_journey_is_gone_through_in_swift_too() throws {
        let rust = try inRust("journeys", "diary")
        let swift = try inSwift("Journeys", "Diary", "DiaryFile")
        #expect(rust.count > 30)
        #expect(rust.subtracting(swift).isEmpty, "add it, or say here why it can only be tested in Rust")
        #expect(swift.subtracting(rust).isEmpty, "it has another name there")
    }

    @Test func every_kind_of_place_is_gone_to() throws {
        let source = try read("ios/Generated/FootholdCore/FootholdCore.swift")
        let from = try #require(source.range(of: "public enum Route: ")?.upperBound)
        let body = source[from...].prefix(upTo: try #require(source[from...].range(of: "\n}")?.lowerBound))
        let kinds = Set(body.matches(of: /\n    case `?(\w+)/).map { String($0.1) })
        #expect(kinds.count > 60)
        let gone = Set((everyKind("gone") + everyKindOfDiary(1, place)).map { String("\($0)".prefix { $0 != "(" }) })
        #expect(kinds.subtracting(gone.map { $0.replacing("FootholdCore.Route.", with: "") }).isEmpty)
    }

    @Test func what_both_models_promise_has_one_name() throws {
        // How the library is found is each platform's own: the JVM loads it by its file, here it is linked.
        let onlyKotlin: Set = [
            "a_file_that_is_no_library_is_a_state_and_no_crash", "another_library_is_a_state_and_no_crash",
            "a_library_of_another_version_is_a_state_and_no_crash",
        ]
        for file in [
            "Cases", "EarlierVersions", "FootholdModel", "HelpBar", "Lanes", "Library", "LongRoad", "RouteStack",
        ] {
            let kotlin = try read("android/bridge/src/test/kotlin/org/foothold/bridge/\(file)Test.kt")
                .matches(of: /@(?:Test|ParameterizedTest|TestFactory)\b.*\n(?:\s*@.*\n)*\s*fun (\w+)/)
                .map { String($0.1) }
            let swift = try read("ios/Tests/FootholdModelTests/\(file)Tests.swift")
                .matches(of: /@Test(?:\([^)]*\))?\s+func (\w+)/).map { String($0.1) }
            #expect(!kotlin.isEmpty, "\(file)")
            let missing = Set(kotlin).subtracting(swift).subtracting(onlyKotlin)
            #expect(missing.isEmpty, "\(file): add it, or say here why only Kotlin can promise it")
        }
    }
}

import TestSupport
import Testing

/// What is promised in Rust is promised here by the same name.
struct NamesTests {
    @Test func every_journey_is_gone_through_in_swift_too() throws {
        let rust = try Set(
            ["journeys", "diary"].flatMap { file in
                try read("tests/\(file).rs").matches(of: /#\[test\]\s+fn (\w+)/).map { String($0.1) }
            }
        )
        let swift = try Set(
            ["Journeys", "Diary", "DiaryFile"].flatMap { file in
                try read("ios/Tests/FootholdModelTests/\(file)Tests.swift").matches(of: /@Test\s+func (\w+)/)
                    .map { String($0.1) }
            }
        )
        #expect(rust.count > 30)
        #expect(rust.subtracting(swift).isEmpty, "add it, or say here why it can only be tested in Rust")
        #expect(swift.subtracting(rust).isEmpty, "it has another name there")
    }
}

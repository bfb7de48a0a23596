// What a screen costs in Swift, as a multiple of a bare C call in the same run: ios/bench. It asserts nothing.

import FootholdCore
import FootholdFFI
import Foundation

/// Rounds of everything, one after the other, so that a busy machine is busy for all alike.
let rounds = 61
/// Nanoseconds that a round of one thing takes at least.
let atLeast: UInt64 = 10_000_000

let now = Moment(unixSeconds: 1_795_348_800, utcOffsetMinutes: 0)
let core = Foothold(
    settings: Settings(
        region: "US",
        locale: "en",
        person: .unsaid,
        concern: .unsaid,
        veteran: false,
        lgbtq: false,
        localCrisisNumber: "",
        clinicianNumber: ""
    )
)

/// A help screen as the bytes that cross the line, as C gets it: nothing of Swift's is in it.
func bytesOfHelp() -> UInt64 {
    var status = RustCallStatus()
    func buffer(_ text: StaticString) -> RustBuffer {
        ffi_foothold_core_rustbuffer_from_bytes(
            ForeignBytes(len: Int32(text.utf8CodeUnitCount), data: text.utf8Start),
            &status
        )
    }
    let screen = uniffi_foothold_core_fn_func_help(buffer("US"), buffer("en"), &status)
    let length = screen.len
    ffi_foothold_core_rustbuffer_free(screen, &status)
    return length
}

/// Many signs, so that the screen of what fired is as long as one gets.
func tickMany() throws {
    var ticked = 0
    for case .card(_, _, _, _, .go(let route, _)) in core.screen(route: .check, now: now).blocks {
        for case .question(_, _, _, let choices, _) in core.screen(route: route, now: now).blocks {
            for choice in choices where ticked < 24 {
                _ = try core.perform(action: .tick(sign: choice.id, mark: .yes), now: now)
                ticked += 1
            }
        }
    }
}

try tickMany()
let why = core.screen(route: .why, now: now).blocks.count

let things: [(name: String, call: () throws -> Void)] = [
    ("bare C call", { _ = ffi_foothold_core_uniffi_contract_version() }),
    ("help as bytes, from C", { _ = bytesOfHelp() }),
    ("help, as Swift has it", { _ = help(region: "US", locale: "en") }),
    ("screen home", { _ = core.screen(route: .home, now: now) }),
    ("screen result", { _ = core.screen(route: .result, now: now) }),
    ("screen why (\(why) blocks)", { _ = core.screen(route: .why, now: now) }),
    ("a tick", { _ = try core.perform(action: .tick(sign: "plan", mark: .yes), now: now) }),
]

func nanoseconds(_ calls: Int, _ call: () throws -> Void) rethrows -> UInt64 {
    let before = DispatchTime.now().uptimeNanoseconds
    for _ in 0..<calls { try call() }
    return DispatchTime.now().uptimeNanoseconds - before
}

/// How many calls make a round.
let calls = try things.map { thing in
    var calls = 1
    while try nanoseconds(calls, thing.call) < atLeast { calls *= 2 }
    return calls
}
var taken = things.map { _ in [Double]() }
for _ in 0..<rounds {
    for (at, thing) in things.enumerated() {
        taken[at].append(Double(try nanoseconds(calls[at], thing.call)) / Double(calls[at]))
    }
}
let medians = taken.map { $0.sorted()[rounds / 2] }
for (thing, median) in zip(things, medians) {
    let name = thing.name.padding(toLength: 28, withPad: " ", startingAt: 0)
    print(name, String(format: "%12.3f µs %10.0f ×", median / 1000, median / medians[0]))
}
print(String(format: "help in Swift ÷ the same bytes from C: %.2f", medians[2] / medians[1]))

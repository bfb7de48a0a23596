import FootholdCore
import FootholdModel
import Foundation
import TestSupport
import Testing

/// What the app keeps and names outside core.
@MainActor struct PhoneSideTests {
    @Test func settings_come_back_as_they_were_kept() async throws {
        try await withFolder { folder in
            let file = SettingsFile(folder: folder)
            #expect(file.read() == nil, "a first run")
            let persons: [Person] = [.unsaid, .minor, .adult]
            let concerns: [Concern] = [.unsaid, .mentalHealth, .substance, .both]
            for person in persons {
                for concern in concerns {
                    let settings = Settings(
                        region: "GB",
                        locale: "en",
                        person: person,
                        concern: concern,
                        veteran: true,
                        lgbtq: person == .adult,
                        localCrisisNumber: "+15550100",
                        clinicianNumber: "5550101"
                    )
                    try file.write(settings)
                    #expect(file.read() == settings)
                }
            }
        }
    }

    @Test func settings_that_are_no_settings_are_set_aside() async throws {
        try await withFolder { folder in
            let broken = Data("{\"region\":".utf8)
            try broken.write(to: folder.appending(path: "settings.json"))
            let file = SettingsFile(folder: folder)
            #expect(file.read() == nil, "then the phone's own country counts")
            try file.write(firstRun(region: "GB", locale: "en"))
            #expect(SettingsFile(folder: folder).read()?.region == "GB")
            #expect(try Data(contentsOf: folder.appending(path: "settings-set-aside.json")) == broken)
        }
    }

    @Test func settings_that_cannot_be_read_now_are_not_written_over() async throws {
        try await withFolder { folder in
            // A folder cannot be read as a file, whoever asks.
            let there = folder.appending(path: "settings.json")
            try FileManager.default.createDirectory(at: there, withIntermediateDirectories: false)
            let file = SettingsFile(folder: folder)
            #expect(file.read() == nil)
            try FileManager.default.removeItem(at: there)
            #expect(throws: SettingsFile.Unread.self) { try file.write(firstRun(region: "GB", locale: "en")) }
            #expect(!FileManager.default.fileExists(atPath: there.path))
            let next = SettingsFile(folder: folder)
            #expect(next.read() == nil)
            try next.write(firstRun(region: "GB", locale: "en"))
        }
    }

    @Test func a_file_that_is_too_large_is_not_read() async throws {
        try await withFolder { folder in
            let file = folder.appending(path: "file")
            #expect(PickedFile.read(file) == .failed, "there is none")
            try Data(count: 10).write(to: file)
            #expect(PickedFile.read(file, most: 10) == .bytes(Data(count: 10)))
            #expect(PickedFile.read(file, most: 9) == .failed)
            let handle = try FileHandle(forWritingTo: file)
            try handle.truncate(atOffset: UInt64(PickedFile.most) + 1)
            try handle.close()
            #expect(PickedFile.read(file) == .failed)
        }
    }

    @Test func settings_that_cannot_be_kept_are_an_error_and_keep_what_was_there() async throws {
        let nowhere = SettingsFile(folder: URL(filePath: "/nowhere"))
        #expect(throws: (any Error).self) { try nowhere.write(firstRun(region: "US", locale: "en")) }
    }

    @Test func a_link_names_a_route() {
        for (link, text) in [
            ("foothold://help", "help"), ("foothold://line/us-988", "line/us-988"),
            ("foothold://guide/an%20id", "guide/an%20id"), ("foothold:help", "foothold:help"),
        ] {
            #expect(URL(string: link).map(Links.text(in:)) == text)
        }
        for route in everyKind("us-988") {
            let link = URL(string: "\(Links.scheme)://\(routeText(route: route))")
            #expect(link.map(Links.text(in:)) == routeText(route: route), "\(route)")
        }
    }

    @Test func a_link_leads_to_a_public_place_and_nowhere_else() async throws {
        let phone = try await Phone.start()
        for (link, route) in [
            ("foothold://help", Route.help), ("foothold://words", .emergencyWords),
            ("foothold://guide/craft", .guide(id: "craft")),
            ("foothold://result", .lost),
            ("foothold://note/1", .lost), ("foothold://settings", .lost), ("https://example.org/help", .lost),
        ] {
            await phone.model.openLink(Links.text(in: try #require(URL(string: link)))).value
            #expect(phone.screen.route == route, "\(link)")
        }
    }

    @Test func an_alarm_rings_at_the_hour_on_the_wall_and_says_nothing() async throws {
        try await withFolder { folder in
            let now = Moment(unixSeconds: checked.unixSeconds, utcOffsetMinutes: -480)
            let phone = try await Phone.start(now: now, folder: folder)
            guard case .keptStep(let id) = try await phone.submit("own-step", ["words": "Ask Sam about therapy"])
            else { throw Stuck("a step") }
            try await phone.submit("plan/\(id)", ["day": "2026-11-25", "time": "10:30"])
            let alarms = try #require(await phone.model.alarms())
            let alarm = try #require(alarms.first)
            #expect(alarms.count == 1)
            let when = alarm.when
            #expect([when.year, when.month, when.day, when.hour, when.minute] == [2026, 11, 25, 10, 30])
            #expect(when.calendar?.identifier == .gregorian, "on a phone that counts its years otherwise too")
            #expect(when.timeZone == .current)
            var given = when
            given.second = 0
            given.calendar = .current
            #expect(given.asArmed == when, "what the phone gives back is the same alarm")
            #expect(alarm.id == "step/\(id)" && alarm.route == "step/\(id)")
            for telling in ["sam", "therap", "help", "crisis"] {
                #expect(!alarm.text.lowercased().contains(telling), "\(alarm.text)")
            }
            await phone.model.openReminder(alarm.route).value
            #expect(phone.screen.route == .keptStep(id: id))
            await phone.model.lock().value
        }
    }

    private final class FakeClock: AlarmClock, @unchecked Sendable {
        var standing: [Alarm]
        var takes: (Alarm) -> Bool = { _ in true }
        var isAllowedTo = true
        var did: [String] = []

        init(_ standing: [Alarm]) {
            self.standing = standing
        }

        func armed() async -> [Alarm] { standing }

        func cancel(_ ids: [String]) {
            did += ids.map { "cancel \($0)" }
            standing.removeAll { ids.contains($0.id) }
        }

        func isAllowed() async -> Bool { isAllowedTo }

        func add(_ alarm: Alarm) async throws {
            did.append("add \(alarm.id)")
            guard takes(alarm) else { throw Stuck("full") }
            standing = standing.filter { $0.id != alarm.id } + [alarm]
        }
    }

    private func alarm(_ id: String, hour: Int = 10) -> Alarm {
        Alarm(id: id, when: DateComponents(year: 2026, month: 11, day: 25, hour: hour), text: "Note", route: id)
    }

    @Test func only_what_changed_is_armed_or_taken_back() async {
        let clock = FakeClock([alarm("step/1"), alarm("step/2"), alarm("step/3")])
        let wanted = [alarm("step/2"), alarm("step/3", hour: 11), alarm("step/4")]
        #expect(await clock.arm(wanted))
        #expect(clock.did == ["cancel step/1", "add step/3", "add step/4"])
        #expect(Set(clock.standing.map(\.id)) == ["step/2", "step/3", "step/4"])
        #expect(await clock.arm([]))
        #expect(clock.standing.isEmpty)
    }

    @Test func an_alarm_that_the_phone_does_not_take_holds_up_no_other() async {
        let clock = FakeClock([])
        clock.takes = { $0.id != "step/1" }
        #expect(await !clock.arm([alarm("step/1"), alarm("step/2")]), "it is said")
        #expect(clock.standing == [alarm("step/2")])
    }

    @Test func a_phone_that_does_not_let_the_app_remind_loses_what_is_gone_all_the_same() async {
        let clock = FakeClock([alarm("step/1"), alarm("step/2")])
        clock.isAllowedTo = false
        #expect(await !clock.arm([alarm("step/2"), alarm("step/3")]))
        #expect(clock.standing == [alarm("step/2")])
    }

    @Test func every_quick_action_is_a_button_of_the_help_bar() async throws {
        let phone = try await Phone.start()
        let bar = phone.screen.help
        for action in QuickAction.allCases { await phone.tap(action.button(on: bar).tap) }
        let dialled = phone.effects.compactMap { if case .dial(let number, _, _) = $0 { number } else { nil } }
        #expect(dialled == ["911", "988"])
        #expect(phone.screen.route == .help)
    }

    @Test func the_clock_gives_this_moment_with_its_offset() {
        let now = Moment.now
        #expect(abs(now.unixSeconds - Int64(Date.now.timeIntervalSince1970)) <= 1)
        #expect(Int(now.utcOffsetMinutes) == TimeZone.current.secondsFromGMT() / 60)
    }
}

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
            try Data("{\"region\":".utf8).write(to: folder.appending(path: "settings.json"))
            #expect(file.read() == nil, "then the phone's own country counts")
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
            ("foothold://help", Route.help), ("foothold://guide/craft", .guide(id: "craft")),
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
            let alarms = await phone.model.alarms()
            let alarm = try #require(alarms.first)
            #expect(alarms.count == 1)
            let when = DateComponents(year: 2026, month: 11, day: 25, hour: 10, minute: 30)
            #expect(alarm.when == when)
            #expect(alarm.id == "step/\(id)" && alarm.route == "step/\(id)")
            for telling in ["sam", "therap", "help", "crisis"] {
                #expect(!alarm.text.lowercased().contains(telling), "\(alarm.text)")
            }
            await phone.model.openReminder(alarm.route).value
            #expect(phone.screen.route == .keptStep(id: id))
            await phone.model.lock().value
        }
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

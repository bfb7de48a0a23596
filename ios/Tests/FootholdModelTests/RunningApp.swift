import FootholdCore
import FootholdModel
import Foundation
import StaticHelp
import TestSupport

/// A phone that writes down what it was asked for.
@MainActor final class FakeServices: PhoneServices {
    var asked: [String] = []
    var works = true
    var picked = PickedFile.none
    var alarms: [Alarm]?
    /// Reminders that rang, by the texts of their routes.
    var rang: [String] = []
    /// The faces and fingers that it knows.
    var known: Data? = Data([1])
    /// What is looked at as the app ends.
    var ends: () -> Void = {}
    /// While this is not finished, the phone asks its reader whether the app may remind.
    var asking: AsyncStream<Void>?

    func open(_ address: String) async -> Bool { answer("open \(address)") }

    func text(_ number: String, body: String) async -> Bool { answer("text \(number) \(body)") }

    func share(_ bytes: Data, name: String, kind: String) async -> Bool { answer("share \(name) \(bytes.count > 0)") }

    func pickFile() async -> PickedFile {
        asked.append("pick")
        return picked
    }

    func owners() -> Data? { known }

    func recognise(reason: String) async -> Data? { answer("recognise \(reason)") ? known : nil }

    func arm(_ alarms: [Alarm]) async -> Bool {
        if let asking { for await _ in asking {} }
        self.alarms = alarms
        return answer("arm \(alarms.count)")
    }

    func reminded() async -> [String] { rang }

    func withdraw(_ routes: [String]) async { rang.removeAll { routes.contains($0) } }

    func follow(_ chosen: ChosenHelp) { asked.append("follow \(chosen.region)") }

    func cover() { asked.append("cover") }

    func leave() {
        asked.append("leave")
        ends()
    }

    private func answer(_ what: String) -> Bool {
        asked.append(what)
        return works
    }
}

/// What starts the whole app on a phone that only writes down what it was asked for.
@MainActor protocol RunsTheApp {
    var services: FakeServices { get }
    var safe: FakeSafe { get }
}

extension RunsTheApp {
    var files: HelpFiles { HelpFiles(folder: checkout("ios/App/Resources/help")) }
    var american: Locale { Locale(identifier: "en_US") }

    func running(_ folder: URL, _ client: (any FootholdClient)? = nil) throws -> RunningApp {
        let own = folder.appending(path: "own")
        let shared = folder.appending(path: "shared")
        for folder in [own, shared] {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
        return RunningApp(
            .init(own: own, shared: shared, help: files),
            services: services,
            safe: safe,
            phone: american,
            client: client,
            now: { checked }
        )
    }

    /// One that was opened, and is in view.
    func begun(_ folder: URL) async throws -> RunningApp {
        let app = try running(folder)
        await app.start(saved: [])
        await app.came()
        return app
    }

    func tap(_ app: RunningApp, _ tap: Tap) async {
        await app.model.tap(tap).value
        await app.settle()
    }

    func screen(_ app: RunningApp) throws -> Screen {
        guard case .drawn(let drawn) = app.model.shown else { throw Stuck("\(app.model.shown)") }
        return drawn.screen
    }

    func problem(_ app: RunningApp) -> Problem? {
        if case .drawn(let drawn) = app.model.shown { drawn.problem } else { app.help.shown?.problem }
    }
}

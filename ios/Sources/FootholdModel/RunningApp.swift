import FootholdCore
import Foundation
import Observation
import StaticHelp

/// The app as it runs: the model, the static help beside it, the diary's life, and who carries out what they ask for.
@Observable @MainActor public final class RunningApp {
    /// Core's screens.
    public let model: FootholdModel
    /// What stands there before them and without them.
    public let help: HelpPlaces
    private let diary: DiaryLife
    private let services: any PhoneServices
    private let settings: SettingsFile
    private let shared: URL?
    /// There after the app was left fast: what the system kept of where the reader was does not count then.
    private let left: URL
    /// Whose face or finger the phone knew when its owner let that open the diary's lock.
    private let owners: URL
    /// False from when the app leaves the screen until its diary has opened again, or cannot, and what is in view was
    /// drawn anew: until then private pages are covered, because they may be those of a diary that is locked now.
    public private(set) var isSettled = true
    /// Whether the app is on the screen: before that the system opens nothing for it.
    @ObservationIgnored private var isInView = false
    /// Counts how often the app left the screen, so that what began before does not settle what came after.
    @ObservationIgnored private var goings = 0
    /// What was asked for while it was not.
    @ObservationIgnored private var asked: QuickAction?
    /// The diary as it closes: it may have to wait, and opens again only after that.
    @ObservationIgnored private var closing: Task<Void, Never>?
    /// The key that is being made.
    @ObservationIgnored private var last: Task<Void, Never>?
    /// What core plans, as far as it is asked; `nil` while nobody knows.
    @ObservationIgnored private var planning: Task<Plan?, Never>?
    /// One plan after the other, so that no older one is armed over a newer.
    @ObservationIgnored private var arming: Task<Bool, Never>?
    /// What the phone was asked to do last that nothing waits for.
    @ObservationIgnored private var errand: Task<Void, Never>?

    /// What is to ring, and what rang and leads nowhere any more.
    private struct Plan: Sendable {
        let alarms: [Alarm]
        let gone: [String]
    }

    /// Where the app keeps things.
    public struct Places: Sendable {
        /// The settings, and the diary in a folder of its own. No backup reaches it.
        public let own: URL
        /// What widgets can see as well; `nil` where there is no such place.
        public let shared: URL?
        /// The help files.
        public let help: HelpFiles

        /// These places. The folders exist.
        public init(own: URL, shared: URL?, help: HelpFiles) {
            self.own = own
            self.shared = shared
            self.help = help
        }
    }

    /// - Parameters:
    ///   - places: where things are kept.
    ///   - services: the phone.
    ///   - safe: the Keychain.
    ///   - phone: what the phone says of its country and language: it counts until the reader chose others.
    ///   - client: core; another one in tests.
    ///   - now: the clock.
    public init(
        _ places: Places,
        services: any PhoneServices,
        safe: any KeySafe,
        phone: Locale = .current,
        client: (any FootholdClient)? = nil,
        now: @escaping @MainActor () -> Moment = { .now }
    ) {
        let settings = SettingsFile(folder: places.own)
        let kept = settings.read().map { ChosenHelp(region: $0.region, locale: $0.locale) }
        // Where the settings are lost, what the widgets show still is what the reader chose.
        let chosen = kept ?? ChosenHelp.read(in: places.shared, files: places.help, phone: phone)
        let client =
            client
            ?? RustFootholdClient { settings.read() ?? firstRun(tag: chosen.region, locale: chosen.locale) }
        let relay = Relay()
        model = FootholdModel(
            client: client,
            now: now,
            carryOut: { relay.app?.carryOut($0) },
            done: { relay.app?.follow($0) }
        )
        help = HelpPlaces(
            book: HelpBook.read(places.help, chosen),
            carryOut: { relay.app?.reach($0) },
            choose: { region in
                let chosen = ChosenHelp(region: region, locale: chosen.locale)
                relay.app?.keep(chosen)
                return HelpBook.read(places.help, chosen)
            }
        )
        diary = DiaryLife(model: model, safe: safe, folder: places.own.appending(path: "diary"))
        self.services = services
        self.settings = settings
        shared = places.shared
        left = places.own.appending(path: "left")
        owners = places.own.appending(path: "owners")
        services.follow(chosen)
        relay.app = self
        // What widgets could not be told the last time, they are told now.
        if kept != nil { _ = share(chosen) }
    }

    /// The model and the help are made before the app that carries out for them.
    private final class Relay {
        weak var app: RunningApp?
    }

    /// What went wrong last, as it is said.
    public var trouble: String? {
        let problem = if case .drawn(let drawn) = model.shown { drawn.problem } else { help.shown?.problem }
        switch problem {
        case .inField(_, let reason), .refused(let reason, _): return reason
        case .failed(_, let words): return words.spoken ?? words.text
        case nil: return nil
        }
    }

    /// Draws the first screen of core's: where the reader was, or home.
    public func start(saved: [String]) async {
        let wasLeft = FileManager.default.fileExists(atPath: left.path)
        if wasLeft { try? FileManager.default.removeItem(at: left) }
        await model.start(saved: wasLeft ? [] : saved, meanwhile: { [help] in help.wentTo }).value
        if model.shown == .libraryMissing { help.stayAlone() }
        if let region = help.takeChosen() { await model.perform(.setRegion(region: region)).value }
    }

    /// Opens a link from outside. Help that stands here already waits for no library.
    public func open(_ link: URL) {
        let text = Links.text(in: link)
        if case .drawn = model.shown {} else { help.open(text) }
        model.openLink(text)
    }

    /// The app came to the screen: the diary opens, and alarms are planned anew.
    public func came() async {
        isInView = true
        let before = goings
        if let asked { carryOut(asked) }
        asked = nil
        await closing?.value
        if before == goings { await diary.open() }
        await model.refresh().value
        if before == goings { isSettled = true }
        _ = await armWhatCorePlans().value
        await diary.tend()
    }

    /// The app left the screen: the diary's file closes.
    public func went() async {
        isInView = false
        isSettled = false
        goings += 1
        let task = Task {
            await last?.value
            _ = await planning?.value
            await diary.close()
        }
        closing = task
        await task.value
    }

    /// Someone asked for a button of the help bar, from outside the app: touched once the app is on the screen.
    public func ask(_ action: QuickAction) {
        if isInView { carryOut(action) } else { asked = action }
    }

    private func carryOut(_ action: QuickAction) {
        if case .drawn(let drawn) = model.shown {
            model.touch(action.button(on: drawn.screen.help).tap)
        } else if let drawn = help.shown {
            help.touch(action.button(on: drawn.screen.help).tap)
        }
    }

    /// Waits for what is under way, and for what comes of it. For tests.
    public func settle() async {
        var waited: (Task<Void, Never>?, Task<Bool, Never>?, Task<Void, Never>?)
        repeat {
            waited = (last, arming, errand)
            await waited.0?.value
            _ = await waited.1?.value
            await waited.2?.value
        } while waited != (last, arming, errand)
    }

    private func carryOut(_ effect: Effect) {
        switch effect {
        case .dial, .text, .openWeb, .share, .pickFile, .authenticate:
            reach(effect)
        case .keepSettings(let settings, _):
            keep(settings, effect)
        case .forgetKey:
            forgetKey()
        case .remindersChanged:
            remind(effect)
        case .leave:
            leave()
        }
    }

    /// At once, whatever the diary is busy with: an export may hold it for seconds. Its file is not closed for it; what
    /// that leaves behind is encrypted, and tidied when it is opened again.
    private func leave() {
        services.cover()
        try? Data().write(to: left)
        services.leave()
    }

    /// There is no diary any more, and so nothing to remind of and nobody to recognise.
    private func forgetKey() {
        try? FileManager.default.removeItem(at: owners)
        _ = arm { Plan(alarms: [], gone: await self.services.reminded()) }
        last = Task { [last, diary] in
            await last?.value
            await diary.renewKey()
        }
    }

    /// What core has done that the phone keeps something of.
    private func follow(_ action: Action) {
        switch action {
        case .setPhoneLock(on: true):
            // Not kept, the digits are asked for.
            if let known = services.owners() { try? known.write(to: owners, options: .atomic) }
        case .setPhoneLock(on: false), .removeLock:
            try? FileManager.default.removeItem(at: owners)
        case .salvage, .bringBack, .startAnew:
            diary.wasMended()
        case .deleteEverything:
            // What cannot be deleted is said when the settings are kept, right after this.
            try? settings.forgetUnread()
        default:
            break
        }
    }

    /// What opens something else on the screen: it waits for nothing and holds nothing up.
    private func reach(_ effect: Effect) {
        errand = Task {
            let isDone =
                switch effect {
                case .dial(_, let uri, _): await services.open(uri)
                case .openWeb(let url, _): await services.open(url)
                case .text(let number, let body, _): await services.text(number, body: body)
                case .share(let bytes, let name, let kind, _): await services.share(bytes, name: name, kind: kind)
                case .pickFile: await pick()
                case .authenticate: await recognise()
                case .keepSettings, .remindersChanged, .forgetKey, .leave: true
                }
            if !isDone { failed(effect) }
        }
    }

    private func pick() async -> Bool {
        switch await services.pickFile() {
        case .bytes(let bytes): await model.perform(.filePicked(bytes: bytes)).value
        case .none: break
        case .failed: return false
        }
        return true
    }

    /// A face or finger that was added since opens nothing: whoever knows the phone's code could have added theirs.
    private func recognise() async -> Bool {
        guard let known = try? Data(contentsOf: owners), known == services.owners(),
            await services.recognise(reason: help.words[.unlockTitle]) == known
        else { return false }
        await model.perform(.phoneKnowsYou).value
        return true
    }

    private func keep(_ settings: Settings, _ effect: Effect) {
        let isKept = (try? self.settings.write(settings)) != nil
        let chosen = ChosenHelp(region: settings.region, locale: settings.locale)
        let isShared = share(chosen)
        services.follow(chosen)
        if !isKept || !isShared { failed(effect) }
    }

    /// The country was chosen where there may be no library to keep it: widgets and the next start must know all the
    /// same. If it cannot be kept, it holds until the app closes.
    private func keep(_ chosen: ChosenHelp) {
        let kept = settings.read() ?? firstRun(region: chosen.region, locale: chosen.locale)
        try? settings.write(kept.moved(to: chosen.region))
        _ = share(chosen)
        services.follow(chosen)
    }

    /// Tells widgets; false if they could not be told.
    private func share(_ chosen: ChosenHelp) -> Bool {
        guard let shared else { return true }
        return (try? chosen.write(in: shared)) != nil
    }

    private func remind(_ effect: Effect) {
        let armed = armWhatCorePlans()
        errand = Task {
            if await armed.value { return }
            model.failed(effect, words: Phrase(text: help.words[.remindersOff], spoken: nil))
        }
    }

    private func armWhatCorePlans() -> Task<Bool, Never> {
        arm {
            guard let alarms = await self.model.alarms() else { return nil }
            return Plan(alarms: alarms, gone: await self.model.gone(await self.services.reminded()))
        }
    }

    /// Arms what is planned, or leaves what is armed where nobody knows; false if the phone does not let the app remind.
    /// The diary stays open until core has said its plan, and no longer: the phone may be asking the reader about
    /// reminders.
    private func arm(_ plan: @escaping @MainActor () async -> Plan?) -> Task<Bool, Never> {
        let plan = Task { await plan() }
        planning = plan
        let task = Task { [arming, services] in
            _ = await arming?.value
            guard let plan = await plan.value else { return true }
            if !plan.gone.isEmpty { await services.withdraw(plan.gone) }
            return await services.arm(plan.alarms)
        }
        arming = task
        return task
    }

    private func failed(_ effect: Effect) {
        if case .drawn = model.shown { model.failed(effect) } else { help.failed(effect) }
    }
}

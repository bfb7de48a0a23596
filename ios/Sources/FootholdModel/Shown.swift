import FootholdCore

/// What stands on the phone's screen.
public enum Shown: Equatable, Sendable {
    /// Nothing is drawn yet: the app's own static help.
    case starting
    /// There is no library, and there will be none: the app's own static help, for good.
    case libraryMissing
    /// A screen of core's.
    case drawn(Drawn)
}

/// A screen of core's, and what the app knows beside it.
public struct Drawn: Equatable, Sendable {
    /// What core says.
    public let screen: Screen
    /// The places from the bottom of the stack to this one.
    public let routes: [Route]
    /// What is being typed on this screen.
    public let typed: [FieldAt: String]
    /// What went wrong last.
    public let problem: Problem?
    /// Something is being done that may take a second.
    public let isBusy: Bool

    /// A screen at the top of these places.
    public init(
        screen: Screen,
        routes: [Route],
        typed: [FieldAt: String] = [:],
        problem: Problem? = nil,
        isBusy: Bool = false
    ) {
        self.screen = screen
        self.routes = routes
        self.typed = typed
        self.problem = problem
        self.isBusy = isBusy
    }

    /// Whether Back stays in the app.
    public var canGoBack: Bool { routes.count > 1 }

    /// What stands in a field: what is being typed, else what core says.
    public func value(form: String, field: Field) -> String {
        typed[FieldAt(form: form, field: field.id)] ?? field.value
    }

    /// What is wrong with a field, in words.
    public func problem(form: String, field: Field) -> String? {
        guard case .inField(FieldAt(form: form, field: field.id), let reason) = problem else { return nil }
        return reason
    }
}

/// A field on a screen.
public struct FieldAt: Hashable, Sendable {
    /// The form's id.
    public let form: String
    /// The field's id within it.
    public let field: String

    /// The field of a form.
    public init(form: String, field: String) {
        self.form = form
        self.field = field
    }
}

/// Why something could not be done, in core's words.
public enum Problem: Equatable, Sendable {
    /// What was typed in a field that is in view cannot be used.
    case inField(FieldAt, reason: String)
    /// Anything else that core refused; what is wrong with the diary, where that is why.
    case refused(reason: String, trouble: Trouble?)
    /// The phone could not carry an effect out: show the words, and what of it can be copied.
    case failed(Effect, words: Phrase)
}

extension Effect {
    /// What to show if it cannot be carried out; `nil` where there is nothing the reader could do.
    public var ifItFails: Phrase? {
        switch self {
        case .dial(_, _, let words), .text(_, _, let words), .openWeb(_, let words), .keepSettings(_, let words),
            .share(_, _, _, let words), .pickFile(let words), .authenticate(let words):
            words
        case .remindersChanged, .forgetKey, .leave:
            nil
        }
    }

    /// What of it another phone could use: a number or an address.
    public var copyable: String? {
        switch self {
        case .dial(let number, _, _), .text(let number, _, _):
            number
        case .openWeb(let url, _):
            url.hasPrefix("mailto:") ? String(url.dropFirst("mailto:".count)) : url
        case .keepSettings, .share, .pickFile, .authenticate, .remindersChanged, .forgetKey, .leave:
            nil
        }
    }
}

extension Screen {
    /// Whether what went wrong here is as private as the page: a number from the diary may be in it. What the help bar
    /// could not do never is.
    public func keepsToItself(_ problem: Problem?) -> Bool {
        guard self.private, let problem else { return false }
        let onBar = [help.emergency.tap, help.crisis.tap].compactMap { tap in
            if case .reach(let channel) = tap { channel.effect } else { nil }
        }
        if case .failed(let effect, _) = problem { return !onBar.contains(effect) }
        return true
    }

    /// The fields of a form; `nil` if it is not there.
    public func fields(_ form: String) -> [Field]? {
        for case .form(form, let fields, _) in blocks { return fields }
        return nil
    }
}

import FootholdCore
import FootholdModel
import SwiftUI

/// What only the phone can do for a view, beside what core asks of it.
public struct PhoneActions: Sendable {
    /// Puts words on the clipboard.
    public var copy: @MainActor @Sendable (String) -> Void
    /// Prints a screen.
    public var print: @MainActor @Sendable (Screen) -> Void

    /// A phone that does these.
    public init(
        copy: @escaping @MainActor @Sendable (String) -> Void = { _ in },
        print: @escaping @MainActor @Sendable (Screen) -> Void = { _ in }
    ) {
        self.copy = copy
        self.print = print
    }
}

private struct PhoneActionsKey: EnvironmentKey {
    static let defaultValue = PhoneActions()
}

private struct AppWordsKey: EnvironmentKey {
    static let defaultValue = AppWords([:])
}

extension EnvironmentValues {
    /// What only the phone can do.
    public var phone: PhoneActions {
        get { self[PhoneActionsKey.self] }
        set { self[PhoneActionsKey.self] = newValue }
    }

    /// The apps' own words.
    public var words: AppWords {
        get { self[AppWordsKey.self] }
        set { self[AppWordsKey.self] = newValue }
    }
}

import FootholdCore

/// What a long press on the app's icon offers, and what Siri and Shortcuts can ask for: the help bar.
public enum QuickAction: String, CaseIterable, Sendable {
    /// Calls the emergency number.
    case emergency
    /// Calls the crisis line.
    case crisis
    /// Shows every line.
    case help

    /// Its button on a bar.
    public func button(on bar: HelpBar) -> Button {
        switch self {
        case .emergency: bar.emergency
        case .crisis: bar.crisis
        case .help: bar.help
        }
    }
}

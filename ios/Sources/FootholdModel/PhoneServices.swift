import Foundation
import StaticHelp

/// What only a phone can do. The app carries each out with Apple's own screens; tests only write them down.
@MainActor public protocol PhoneServices: AnyObject {
    /// Hands an address to the system: a number to dial, a website, a mail. False if nothing opens it.
    func open(_ address: String) async -> Bool

    /// Shows a text message, filled in. Never sends it. False if this phone sends none.
    func text(_ number: String, body: String) async -> Bool

    /// Hands a file to whoever the reader chooses. False if that cannot be asked.
    func share(_ bytes: Data, name: String, kind: String) async -> Bool

    /// Lets the reader choose a file.
    func pickFile() async -> PickedFile

    /// Recognises the phone's owner by face or finger, never by its passcode.
    func recognise(reason: String) async -> Bool

    /// Arms these alarms and no others. False if the phone does not let the app remind.
    func arm(_ alarms: [Alarm]) async -> Bool

    /// The help that was chosen changed: widgets, the icon's menu and Siri's words follow.
    func follow(_ chosen: ChosenHelp)

    /// Closes the app, and its picture in the app switcher shows nothing.
    func leave()
}

/// What became of choosing a file.
public enum PickedFile: Equatable, Sendable {
    /// What is in it.
    case bytes(Data)
    /// The reader chose none.
    case none
    /// It could not be read, or none could be chosen.
    case failed
}

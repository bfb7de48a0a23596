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

    /// Which faces or fingers the phone knows, as a value that changes with them; `nil` if none.
    func owners() -> Data?

    /// Recognises the phone's owner by face or finger, never by its passcode. Gives ``owners()`` as they were then;
    /// `nil` if it was nobody known.
    func recognise(reason: String) async -> Data?

    /// Arms these alarms and no others. False if the phone does not let the app remind of all of them.
    func arm(_ alarms: [Alarm]) async -> Bool

    /// The reminders that rang and still are in view, by the texts of their routes.
    func reminded() async -> [String]

    /// Takes reminders that rang out of view, by the texts of their routes.
    func withdraw(_ routes: [String]) async

    /// The help that was chosen changed: widgets, the icon's menu and Siri's words follow.
    func follow(_ chosen: ChosenHelp)

    /// Lays a blank page over everything, at once.
    func cover()

    /// Closes the app, at once.
    func leave()
}

/// What became of choosing a file.
public enum PickedFile: Equatable, Sendable {
    /// What is in it.
    case bytes(Data)
    /// The reader chose none.
    case none
    /// It could not be read, is too large, or none could be chosen.
    case failed

    /// Bytes of the largest file that is read at all: more than any diary, and no more than fits into memory.
    public static let most = 256 << 20

    /// What is in a file. Its size is looked at before anything of it is in memory.
    public static func read(_ file: URL, most: Int = most) -> PickedFile {
        guard let size = try? file.resourceValues(forKeys: [.fileSizeKey]).fileSize, size <= most,
            let bytes = try? Data(contentsOf: file)
        else { return .failed }
        return .bytes(bytes)
    }
}

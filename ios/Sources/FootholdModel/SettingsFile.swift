import FootholdCore
import Foundation

/// Core's settings, kept outside the diary so that help is right when the diary cannot be opened. They hold a
/// clinician's number, so the file lies where no backup reaches.
public final class SettingsFile: @unchecked Sendable {
    /// There are settings that could not be read: none may be written over them.
    public struct Unread: Error {}

    private let file: URL
    private let aside: URL
    private let lock = NSLock()
    /// What is there could not be read, and may be the next time. Guarded by `lock`.
    private var isUnread = false

    /// The file in a folder that exists.
    public init(folder: URL) {
        file = folder.appending(path: "settings.json")
        aside = folder.appending(path: "settings-set-aside.json")
    }

    /// `nil` on a first run, and where the file cannot be read: then the phone's own country and language count. A
    /// file in which there are no settings is set aside; one that the phone does not give out now is left alone until
    /// the next start, and what is chosen holds until then.
    public func read() -> Settings? {
        lock.withLock {
            guard FileManager.default.fileExists(atPath: file.path) else { return nil }
            guard let bytes = try? Data(contentsOf: file) else {
                isUnread = true
                return nil
            }
            if let kept = try? JSONDecoder().decode(Kept.self, from: bytes) { return kept.settings }
            setAside()
            return nil
        }
    }

    /// Keeps them wholly or not at all.
    ///
    /// - Throws: if they cannot be kept; then what was kept before still is.
    public func write(_ settings: Settings) throws {
        try lock.withLock {
            if isUnread { throw Unread() }
            try JSONEncoder().encode(Kept(settings)).write(to: file, options: .atomic)
        }
    }

    /// Forgets what could not be read: whoever deletes everything means that too.
    ///
    /// - Throws: if it is still there.
    public func forgetUnread() throws {
        try lock.withLock {
            for file in isUnread ? [aside, file] : [aside] where FileManager.default.fileExists(atPath: file.path) {
                try FileManager.default.removeItem(at: file)
            }
            isUnread = false
        }
    }

    private func setAside() {
        try? FileManager.default.removeItem(at: aside)
        do { try FileManager.default.moveItem(at: file, to: aside) } catch { isUnread = true }
    }
}

private struct Kept: Codable {
    let region: String
    let locale: String
    let person: String
    let concern: String
    let veteran: Bool
    let lgbtq: Bool
    let localCrisisNumber: String
    let clinicianNumber: String

    private static let persons: [(name: String, value: Person)] = [("minor", .minor), ("adult", .adult)]
    private static let concerns: [(name: String, value: Concern)] = [
        ("mental_health", .mentalHealth), ("substance", .substance), ("both", .both),
    ]

    init(_ settings: Settings) {
        region = settings.region
        locale = settings.locale
        person = Self.persons.first { $0.value == settings.person }?.name ?? ""
        concern = Self.concerns.first { $0.value == settings.concern }?.name ?? ""
        veteran = settings.veteran
        lgbtq = settings.lgbtq
        localCrisisNumber = settings.localCrisisNumber
        clinicianNumber = settings.clinicianNumber
    }

    var settings: Settings {
        Settings(
            region: region,
            locale: locale,
            person: Self.persons.first { $0.name == person }?.value ?? .unsaid,
            concern: Self.concerns.first { $0.name == concern }?.value ?? .unsaid,
            veteran: veteran,
            lgbtq: lgbtq,
            localCrisisNumber: localCrisisNumber,
            clinicianNumber: clinicianNumber
        )
    }
}

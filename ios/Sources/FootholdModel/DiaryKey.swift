import Foundation

/// Where the phone keeps the diary's key: the Keychain.
public protocol KeySafe: Sendable {
    /// The key; `nil` if there is none.
    ///
    /// - Throws: if the safe does not answer now.
    func read() throws -> Data?

    /// Keeps the key, in the place of another.
    ///
    /// - Throws: if it cannot be kept.
    func write(_ key: Data) throws

    /// Forgets the key.
    ///
    /// - Throws: if it is still there.
    func forget() throws
}

/// The diary's 32-byte key.
///
/// A key is made once, and never while a diary lies in the folder: the old key may come back, and a new one opens
/// nothing.
public struct DiaryKey: Sendable {
    /// What became of it.
    public enum Kept: Equatable, Sendable {
        /// Here it is.
        case key(Data)
        /// There is none: the diary's screens say so and offer to start anew.
        case lost
        /// The safe does not answer now; it may the next time.
        case notNow
    }

    private let safe: any KeySafe
    private let diary: URL

    /// - Parameters:
    ///   - safe: keeps it.
    ///   - diary: the diary's own folder.
    public init(safe: any KeySafe, diary: URL) {
        self.safe = safe
        self.diary = diary
    }

    /// The key; on a first run a new one.
    public func read() -> Kept {
        do {
            guard let key = try safe.read() else { return isFirst ? made() : .lost }
            return key.count == Self.bytes ? .key(key) : .lost
        } catch {
            return .notNow
        }
    }

    /// Forgets the key and makes a new one, as `ForgetKey` asks.
    public func renew() -> Kept {
        do {
            try safe.forget()
            return made()
        } catch {
            return .notNow
        }
    }

    private func made() -> Kept {
        // The system's own generator, which is made for keys.
        let key = Data((0..<Self.bytes).map { _ in UInt8.random(in: .min ... .max) })
        do {
            try safe.write(key)
            return .key(key)
        } catch {
            return .notNow
        }
    }

    /// In doubt there is a diary.
    private var isFirst: Bool {
        guard FileManager.default.fileExists(atPath: diary.path) else { return true }
        return (try? FileManager.default.contentsOfDirectory(atPath: diary.path))?.isEmpty == true
    }

    private static let bytes = 32
}

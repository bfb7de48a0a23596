import Foundation

/// Ours: nothing here is ever run.
public func notOnApple(_ what: String = #function) -> Never {
    fatalError("\(what) exists only on Apple's systems")
}

extension FileManager {
    /// As Apple's.
    public func containerURL(forSecurityApplicationGroupIdentifier groupIdentifier: String) -> URL? { notOnApple() }
}

extension URL {
    /// As Apple's.
    public static var applicationSupportDirectory: URL { notOnApple() }
}

/// As Apple's.
public struct LocalizedStringResource: Equatable, ExpressibleByStringInterpolation, Sendable {
    public init(stringLiteral value: String) {}
}

/// As Apple's, which are Core Foundation's.
public struct CFString: Hashable, Sendable {
    let name: String
    public init(_ name: String) { self.name = name }
}

/// As Apple's: there a Swift dictionary is cast to it.
public typealias CFDictionary = [CFString: Any]

/// As Apple's.
public typealias CFTypeRef = Any

/// As Apple's.
public typealias OSStatus = Int32

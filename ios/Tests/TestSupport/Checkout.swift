import Foundation

/// A file of this checkout.
public func checkout(_ path: String) -> URL {
    let ios = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    let file = ios.deletingLastPathComponent().appending(path: path)
    precondition(FileManager.default.fileExists(atPath: file.path), "\(path) is gone")
    return file
}

/// What is in a text file of this checkout.
public func read(_ path: String) throws -> String {
    try String(contentsOf: checkout(path), encoding: .utf8)
}

/// The names in a folder of this checkout.
public func names(in path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: checkout(path).path).sorted()
}

/// A table of content, a row as its cells by column.
public func table(_ path: String) throws -> [[String: String]] {
    var rows: [[String]] = [[]]
    var cell = ""
    var isQuoted = false
    var letters = Array(try read("content/\(path)"))[...]
    while let letter = letters.popFirst() {
        switch (letter, isQuoted) {
        case ("\"", true) where letters.first == "\"": cell.append(letters.removeFirst())
        case ("\"", _): isQuoted.toggle()
        case (",", false):
            rows[rows.count - 1].append(cell)
            cell = ""
        case ("\n", false), ("\r\n", false):
            rows[rows.count - 1].append(cell)
            cell = ""
            rows.append([])
        default: cell.append(letter)
        }
    }
    rows.removeLast()
    return rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(rows[0], $0)) }
}

/// A folder of its own for as long as something works in it.
@MainActor public func withFolder<T>(_ work: @MainActor (URL) async throws -> T) async throws -> T {
    let folder = FileManager.default.temporaryDirectory.appending(path: "foothold-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await work(folder)
}

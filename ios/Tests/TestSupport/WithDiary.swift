import FootholdCore
import Foundation

/// A phone whose diary is open, for as long as a test needs it.
@MainActor public func withDiary(_ test: @MainActor (Phone) async throws -> Void) async throws {
    try await withFolder { folder in
        let phone = try await Phone.start(folder: folder)
        try await test(phone)
        await phone.model.lock().value
    }
}

/// Where the timeline begins.
public let timeline = Route.timeline(after: nil)

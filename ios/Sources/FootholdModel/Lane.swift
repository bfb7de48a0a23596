import Foundation

/// Work off the main thread, a few calls at a time and in the order in which they came. Lanes never wait for each
/// other's.
@MainActor final class Lane {
    private let queue = OperationQueue()

    init(calls: Int) {
        queue.maxConcurrentOperationCount = calls
        queue.qualityOfService = .userInitiated
    }

    func run<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { waiting in
            queue.addOperation { waiting.resume(with: Result { try work() }) }
        }
    }
}

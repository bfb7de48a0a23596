import Foundation
import FoundationOnApple

/// As Apple's.
public enum LAPolicy: Int, Sendable {
    case deviceOwnerAuthenticationWithBiometrics = 1
    case deviceOwnerAuthentication = 2
}

/// As Apple's.
open class LAContext: NSObject {
    open var localizedFallbackTitle: String?
    open var evaluatedPolicyDomainState: Data? { notOnApple() }
    open func canEvaluatePolicy(_ policy: LAPolicy, error: UnsafeMutablePointer<NSError?>?) -> Bool { notOnApple() }
    open func evaluatePolicy(_ policy: LAPolicy, localizedReason: String) async throws -> Bool { notOnApple() }
}

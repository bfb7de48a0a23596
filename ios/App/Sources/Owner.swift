import Foundation
import LocalAuthentication

/// Recognises the phone's owner by face or finger. Never by the passcode: someone at home may know that.
enum Owner {
    private static let policy = LAPolicy.deviceOwnerAuthenticationWithBiometrics

    /// The faces or fingers that the phone knows: a value that changes when one is added or taken away. `nil` if there
    /// is none, or none may be used now.
    static func known() -> Data? {
        let context = LAContext()
        guard context.canEvaluatePolicy(policy, error: nil) else { return nil }
        return context.evaluatedPolicyDomainState
    }

    /// Those that the phone knows, where it recognised one of them.
    static func recognise(reason: String) async -> Data? {
        let context = LAContext()
        // No button that leads to the passcode.
        context.localizedFallbackTitle = ""
        guard context.canEvaluatePolicy(policy, error: nil),
            (try? await context.evaluatePolicy(policy, localizedReason: reason)) == true
        else { return nil }
        return context.evaluatedPolicyDomainState
    }
}

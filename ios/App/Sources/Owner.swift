import LocalAuthentication

/// Recognises the phone's owner by face or finger. Never by the passcode: someone at home may know that.
enum Owner {
    static func isHere(reason: String) async -> Bool {
        let context = LAContext()
        // No button that leads to the passcode.
        context.localizedFallbackTitle = ""
        let policy = LAPolicy.deviceOwnerAuthenticationWithBiometrics
        guard context.canEvaluatePolicy(policy, error: nil) else { return false }
        return (try? await context.evaluatePolicy(policy, localizedReason: reason)) ?? false
    }
}

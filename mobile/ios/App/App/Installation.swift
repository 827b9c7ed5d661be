import Capacitor
import UIKit
import WebKit

/// Which installation this app opens; whoever starts it the first time says so.
enum Installation {
    private static let key = "okno.address"

    static var address: String? {
        get { UserDefaults.standard.string(forKey: key) }
        set { UserDefaults.standard.set(newValue, forKey: key) }
    }

    /// The origin of an address by https; nil: it is none that the app opens.
    static func origin(of text: String?) -> String? {
        guard let text, let parts = URLComponents(string: text.trimmingCharacters(in: .whitespaces)) else { return nil }
        guard parts.scheme?.lowercased() == "https", parts.user == nil else { return nil }
        guard let host = parts.host?.lowercased(), host.contains(".") else { return nil }
        return parts.port == nil || parts.port == 443 ? "https://\(host)" : "https://\(host):\(parts.port ?? 443)"
    }
}

/// The window of one installation: its own pages, with the bridge for its origin alone.
class InstallationViewController: CAPBridgeViewController {
    override func instanceDescriptor() -> InstanceDescriptor {
        let descriptor = super.instanceDescriptor()
        if descriptor.serverURL == nil, let address = Installation.address {
            // With its slash: what only begins like it is another address.
            descriptor.serverURL = address + "/"
        }
        return descriptor
    }

    override func capacitorDidLoad() {
        bridge?.registerPluginInstance(InstallationPlugin())
    }
}

/// The first page, which is our own, says the address by going to okno://installation?address=…
/// From any other page such a link does nothing: a letter could hold one.
@objc(InstallationPlugin)
class InstallationPlugin: CAPPlugin, CAPBridgedPlugin {
    let identifier = "InstallationPlugin"
    let jsName = "Installation"
    let pluginMethods: [CAPPluginMethod] = [CAPPluginMethod(name: "forget", returnType: CAPPluginReturnPromise)]

    override func shouldOverrideLoad(_ navigationAction: WKNavigationAction) -> NSNumber? {
        guard let url = navigationAction.request.url, url.scheme == "okno" else { return nil }
        let isOurs = bridge?.webView?.url?.scheme == bridge?.config.localURL.scheme
        if isOurs, url.host == "installation" {
            let asked = URLComponents(url: url, resolvingAgainstBaseURL: false)?.queryItems?.first { $0.name == "address" }
            if let origin = Installation.origin(of: asked?.value) { change(origin) }
        }
        return true
    }

    /// Back to the first page: another installation, or none.
    @objc func forget(_ call: CAPPluginCall) {
        call.resolve()
        change(nil)
    }

    private func change(_ address: String?) {
        Installation.address = address
        DispatchQueue.main.async {
            self.bridge?.webView?.window?.rootViewController = InstallationViewController()
        }
    }
}

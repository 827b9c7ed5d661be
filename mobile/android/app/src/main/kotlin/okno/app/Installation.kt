package okno.app

import android.content.Context
import android.net.Uri
import com.getcapacitor.Plugin
import com.getcapacitor.PluginCall
import com.getcapacitor.PluginMethod
import com.getcapacitor.annotation.CapacitorPlugin

/** Which installation this app opens; whoever starts it the first time says so. */
object Installation {
    private const val PLACE = "okno"
    private const val ADDRESS = "address"

    fun address(context: Context): String? =
        context.getSharedPreferences(PLACE, Context.MODE_PRIVATE).getString(ADDRESS, null)

    fun remember(context: Context, address: String?) {
        context.getSharedPreferences(PLACE, Context.MODE_PRIVATE).edit().putString(ADDRESS, address).commit()
    }

    /** The origin of an address by https; null: it is none that the app opens. */
    fun originOf(text: String?): String? {
        val uri = Uri.parse(text?.trim() ?: return null)
        val host = uri.host?.lowercase() ?: return null
        if (uri.scheme?.lowercase() != "https" || uri.userInfo != null || !host.contains('.')) return null
        return if (uri.port == -1 || uri.port == 443) "https://$host" else "https://$host:${uri.port}"
    }
}

/**
 * The first page, which is our own, says the address by going to okno://installation?address=…, since it has no bridge when it stands
 * in for a page that did not open. From any other page such a link does nothing: a letter could hold one.
 */
@CapacitorPlugin(name = "Installation")
class InstallationPlugin : Plugin() {
    override fun shouldOverrideLoad(url: Uri): Boolean? {
        if (url.scheme != "okno") return null
        val from = Uri.parse(bridge.webView.url ?: "")
        val isOurs = from.scheme == "https" && from.host == "localhost"
        if (isOurs && url.host == "installation") {
            val origin = Installation.originOf(url.getQueryParameter("address"))
            if (origin != null) change(origin)
        }
        return true
    }

    /** Back to the first page: another installation, or none. */
    @PluginMethod
    fun forget(call: PluginCall) {
        call.resolve()
        change(null)
    }

    private fun change(address: String?) {
        Installation.remember(context, address)
        activity.runOnUiThread { activity.recreate() }
    }
}

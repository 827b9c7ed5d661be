package okno.app

import android.app.NotificationChannel
import android.app.NotificationManager
import android.os.Build
import android.os.Bundle
import com.getcapacitor.BridgeActivity
import com.getcapacitor.CapConfig
import org.json.JSONObject

/** The window of one installation: its own pages, with the bridge for its origin alone. */
class MainActivity : BridgeActivity() {
    override fun onCreate(savedInstanceState: Bundle?) {
        registerPlugin(InstallationPlugin::class.java)
        registerPlugin(RuStorePushPlugin::class.java)
        config = configOf(Installation.address(this))
        makeChannel()
        super.onCreate(savedInstanceState)
    }

    /** What `npx cap sync` has written, with the address that was remembered; one that is built in stays. */
    @Suppress("DEPRECATION")
    private fun configOf(address: String?): CapConfig {
        val written = assets.open("capacitor.config.json").bufferedReader().use { it.readText() }
        val json = JSONObject(written)
        val server = json.optJSONObject("server") ?: JSONObject()
        if (address != null && !server.has("url")) json.put("server", server.put("url", address))
        return CapConfig(assets, json)
    }

    /** Notifications come in it; how loud they are is set by its owner. */
    private fun makeChannel() {
        if (Build.VERSION.SDK_INT < Build.VERSION_CODES.O) return
        val name = getString(R.string.channel_name)
        val channel = NotificationChannel(getString(R.string.channel), name, NotificationManager.IMPORTANCE_HIGH)
        getSystemService(NotificationManager::class.java).createNotificationChannel(channel)
    }
}

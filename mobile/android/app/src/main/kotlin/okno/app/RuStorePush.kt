package okno.app

import com.getcapacitor.JSObject
import com.getcapacitor.Plugin
import com.getcapacitor.PluginCall
import com.getcapacitor.PluginMethod
import com.getcapacitor.annotation.CapacitorPlugin
import ru.rustore.sdk.pushclient.RuStorePushClient
import ru.rustore.sdk.pushclient.messaging.service.RuStoreMessagingService

/** RuStore's push service, which needs nothing of Google: the token of this telephone, and how it is given back. */
@CapacitorPlugin(name = "RuStorePush")
class RuStorePushPlugin : Plugin() {
    private val isBuiltIn = BuildConfig.RUSTORE_PROJECT.isNotEmpty()

    override fun load() {
        if (isBuiltIn) RuStorePushClient.init(activity.application, BuildConfig.RUSTORE_PROJECT)
    }

    /** `token` is null where the app was built without a project, or this telephone has no RuStore. */
    @PluginMethod
    fun token(call: PluginCall) {
        if (!isBuiltIn) return call.resolve(JSObject().put("token", JSObject.NULL))
        RuStorePushClient.getToken()
            .addOnSuccessListener { call.resolve(JSObject().put("token", it)) }
            .addOnFailureListener { call.resolve(JSObject().put("token", JSObject.NULL).put("error", it.message)) }
    }

    @PluginMethod
    fun giveBack(call: PluginCall) {
        if (!isBuiltIn) return call.resolve()
        RuStorePushClient.deleteToken()
            .addOnSuccessListener { call.resolve() }
            .addOnFailureListener { call.resolve() }
    }
}

/** Notifications are drawn by the SDK; a press goes to okno://open, which the app listens to. */
class RuStoreMessages : RuStoreMessagingService()

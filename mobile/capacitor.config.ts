/** The address of an installation that this app is built for; left out, whoever starts it the first time types or scans it. */
const server = process.env.OKNO_SERVER

export default {
  appId: process.env.OKNO_APP_ID ?? 'okno.app',
  appName: process.env.OKNO_APP_NAME ?? 'Окно',
  webDir: 'www',
  server: {
    // What cannot be reached is said by a page of ours, which offers to try again and to take another address.
    errorPath: 'index.html',
    // With its slash: what only begins like it is another address.
    ...(server && { url: `${server.replace(/\/+$/, '')}/` }),
  },
  plugins: {
    PushNotifications: { presentationOptions: ['badge', 'sound', 'alert'] },
  },
}

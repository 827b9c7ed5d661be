/** By whose clock a team plans its duty until somebody says otherwise. */
export const TEAM_ZONE = 'Europe/Moscow'

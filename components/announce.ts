/** Telling those who do not see the screen what has just happened on it. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** Filled by the screen with what writes into its live region. */
export const Announcer = createContext<(text: string) => void>(() => {});

export const useAnnounce = (): ((text: string) => void) => useContext(Announcer);

/**
 * The bridge: named calls, nothing else. No channel name, no event object and no Electron object reaches
 * the page. Types only are imported, so that this file stays a few lines of its own.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { removePeerConnections } from './no-peer-connections.ts';
import type { CallName, Desktop, PageCall, Request } from '../../shared/ipc/contract.ts';

const call =
  <Name extends PageCall>(name: Name) =>
  (request: Parameters<Desktop[Name]>[0]): Promise<unknown> =>
    ipcRenderer.invoke(name, request);

/** Only the engine knows where a dropped file lies. One that a script made lies nowhere. */
async function handDropped(file: unknown): Promise<unknown> {
  const path = file instanceof File ? webUtils.getPathForFile(file) : '';
  const request: Request<'handDropped'> = { path };
  return path === '' ? false : ipcRenderer.invoke('handDropped' satisfies CallName, request);
}

const desktop: Desktop = {
  readAbout: call('readAbout'),
  readPreferences: call('readPreferences'),
  writePreferences: call('writePreferences'),
  listJournals: call('listJournals'),
  createJournal: call('createJournal'),
  replaceKeyFile: call('replaceKeyFile'),
  printWindow: call('printWindow'),
  saveWindow: call('saveWindow'),
  openLog: call('openLog'),
  readLog: call('readLog'),
  startSegment: call('startSegment'),
  appendFrames: call('appendFrames'),
  sealSegment: call('sealSegment'),
  listLog: call('listLog'),
  beginPack: call('beginPack'),
  writePack: call('writePack'),
  dropCovered: call('dropCovered'),
  cancelPack: call('cancelPack'),
  forgetCaches: call('forgetCaches'),
  readSafetyCopy: call('readSafetyCopy'),
  chooseSafetyFolder: call('chooseSafetyFolder'),
  acceptSafetyFolder: call('acceptSafetyFolder'),
  makeSafetyCopy: call('makeSafetyCopy'),
  fetchFromSafetyCopy: call('fetchFromSafetyCopy'),
  stopSafetyCopy: call('stopSafetyCopy'),
  findSafetyCopies: call('findSafetyCopies'),
  restoreSafetyCopy: call('restoreSafetyCopy'),
  moveOut: call('moveOut'),
  readMoveProgress: call('readMoveProgress'),
  cancelMove: call('cancelMove'),
  pickMoveFile: call('pickMoveFile'),
  moveIn: call('moveIn'),
  removeJournal: call('removeJournal'),
  saveFile: call('saveFile'),
  takeFiles: call('takeFiles'),
  listDrawer: call('listDrawer'),
  readFromDrawer: call('readFromDrawer'),
  writeToDrawer: call('writeToDrawer'),
  removeFromDrawer: call('removeFromDrawer'),
  readPolicy: call('readPolicy'),
  readKeychain: call('readKeychain'),
  keepKeychainSecret: call('keepKeychainSecret'),
  takeKeychainSecret: call('takeKeychainSecret'),
  forgetKeychainSecret: call('forgetKeychainSecret'),
  readPacks: call('readPacks'),
  lock: call('lock'),
  flushed: call('flushed'),
  handDropped,
  onShellEvent: (listener) => {
    ipcRenderer.on('shell-event', (_event, payload: unknown) => listener(payload));
  },
};

removePeerConnections();
contextBridge.exposeInMainWorld('desktop', desktop);

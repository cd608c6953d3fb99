/** The menu: a file from the team, lock, leave, the editing commands that every text field has, and the size of things. Nothing else. */
import { Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import { readMenuWords } from './menu-words.ts';
import { chooseTeamFiles } from './outside-files.ts';
import type { Shell } from './window.ts';

export function setMenu(shell: Shell, lock: () => void, language: string): void {
  const words = readMenuWords(language);
  const template: MenuItemConstructorOptions[] = [
    {
      label: 'Wellspring',
      submenu: [
        {
          label: words.openTeamFile,
          accelerator: 'CmdOrCtrl+O',
          click: () => void chooseTeamFiles(shell),
        },
        { type: 'separator' },
        {
          label: words.settings,
          accelerator: 'CmdOrCtrl+,',
          click: () => shell.tell({ type: 'go', to: 'settings' }),
        },
        { label: words.lock, accelerator: 'CmdOrCtrl+L', click: lock },
        { type: 'separator' },
        { label: words.quit, accelerator: 'CmdOrCtrl+Q', click: () => void shell.close() },
      ],
    },
    {
      label: words.edit,
      submenu: [
        { label: words.undo, role: 'undo' },
        { label: words.redo, role: 'redo' },
        { type: 'separator' },
        { label: words.cut, role: 'cut' },
        { label: words.copy, role: 'copy' },
        { label: words.paste, role: 'paste' },
        { label: words.selectAll, role: 'selectAll' },
      ],
    },
    {
      label: words.go,
      submenu: [
        {
          label: words.today,
          accelerator: 'CmdOrCtrl+1',
          click: () => shell.tell({ type: 'go', to: 'today' }),
        },
        {
          label: words.lookBack,
          accelerator: 'CmdOrCtrl+2',
          click: () => shell.tell({ type: 'go', to: 'look-back' }),
        },
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

/** Runs electron-builder with a runtime that is already unpacked, so that it downloads no Electron of its own. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build, sourcesStamp } from './build.ts';
import { projectRoot } from './project.mjs';
import { runStep } from './run-step.mjs';
import type { Runtime } from './runtime.ts';
import { CannotGoOn, inWords, say } from './say.mjs';
import { toolScript } from './tool.ts';

const testOutput = resolve(projectRoot, 'release/test');
const stampFile = resolve(testOutput, 'package-stamp');

/** The program of the unpacked TEST build, absolute. */
export function packagedExecutable(): string {
  if (process.platform === 'darwin') {
    const folder = process.arch === 'arm64' ? 'mac-arm64' : 'mac';
    return resolve(testOutput, folder, 'Wellspring TEST.app/Contents/MacOS/Wellspring TEST');
  }
  if (process.platform === 'win32') return resolve(testOutput, 'win-unpacked/Wellspring TEST.exe');
  return resolve(
    testOutput,
    process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`,
    'wellspring',
  );
}

/**
 * Makes the unpacked TEST build in release/test/, only when something it is made of has changed. Its name, its version and a
 * file beside it say that it is not for people. Throws CannotGoOn.
 */
export async function packageForTests(runtime: Runtime): Promise<void> {
  await build();
  const stamp = `${sourcesStamp()} ${runtime.folder} ${readFileSync(resolve(projectRoot, 'electron-builder.yml'), 'utf8')}`;
  const executable = packagedExecutable();
  if (existsSync(executable) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  say('Packaging the TEST build …');
  rmSync(testOutput, { recursive: true, force: true });
  const version = `${ownVersion()}-test`;
  const milliseconds = await runBuilder(
    runtime,
    ['dir'],
    [
      '--config.productName=Wellspring TEST',
      '--config.extraMetadata.productName=Wellspring TEST',
      `--config.extraMetadata.version=${version}`,
      `--config.directories.output=${testOutput}`,
      '--config.mac.identity=null',
    ],
  );
  writeFileSync(
    resolve(executable, '..', 'TEST'),
    `Wellspring ${version} with Electron ${runtime.version}: a build for tests only. Do not keep a journal in it.\n`,
  );
  writeFileSync(stampFile, stamp);
  say(`Packaged (${inWords(milliseconds)}): ${executable}`);
}

/** Makes what people are given, for this computer's system, in release/. Throws CannotGoOn. */
export async function packageForPeople(runtime: Runtime): Promise<void> {
  if (runtime.origin !== 'electron') {
    throw new CannotGoOn(
      "The stand-in runtime is for development and tests only; what people are given is made with Electron's own download.",
      'Let this computer reach github.com, or set ELECTRON_MIRROR, and try again.',
    );
  }
  await build();
  say('Packaging …');
  const milliseconds = await runBuilder(runtime, [], []);
  say(`Packaged into release/ (${inWords(milliseconds)}).`);
}

async function runBuilder(
  runtime: Runtime,
  targets: readonly string[],
  settings: readonly string[],
): Promise<number> {
  const system = { darwin: '--mac', win32: '--win' }[process.platform as string] ?? '--linux';
  const result = await runStep(
    process.execPath,
    [
      toolScript('electron-builder'),
      system,
      ...targets,
      '--publish=never',
      `--config.electronDist=${runtime.folder}`,
      `--config.electronVersion=${runtime.version}`,
      ...settings,
    ],
    { cwd: projectRoot, label: 'packaging' },
  );
  if (result.code !== 0) {
    say(result.output.split('\n').slice(-30).join('\n'));
    throw new CannotGoOn(
      'The package could not be made; the end of what electron-builder said is above.',
      'Where it says that a tool could not be downloaded, let this computer reach github.com; then try again.',
    );
  }
  return result.milliseconds;
}

function ownVersion(): string {
  return (JSON.parse(readFileSync(resolve(projectRoot, 'package.json'), 'utf8')) as { version: string })
    .version;
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from './run.mjs';

const oldestOwnNode = 26;
const system = process.platform === 'win32' ? 'win' : process.platform;

/** The npm package that brings the pinned Node to this platform (there is none for Apple silicon). */
export const pinnedPackage = `node-${system}-${process.arch}`;

/** Whether the Node that runs us is older than what the project is built for. */
export function isOldNode() {
  return Number(process.versions.node.split('.')[0]) < oldestOwnNode;
}

/** Where that package lies in an installed folder. */
export function pinnedNodeIn(folder) {
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  return join(folder, 'node_modules', pinnedPackage, 'bin', program);
}

/**
 * The path of the Node that the project pins, never one found on PATH. Where npm has no package of it, the machine's
 * own Node must be new enough.
 */
export function pinnedNode() {
  const path = pinnedNodeIn(inProject('.'));
  if (existsSync(path)) {
    return path;
  }
  if (!isOldNode()) {
    return process.execPath;
  }
  throw new Error(
    `There is no packaged Node for ${process.platform}-${process.arch}: ` +
      `install Node ${oldestOwnNode} or newer yourself and start again (this is ${process.versions.node}).`,
  );
}

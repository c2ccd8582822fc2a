/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
// Where this project, its pinned n8n and the installed copy of it lie.
import { homedir } from 'node:os';
import { join } from 'node:path';

export const hostFolder = __dirname;

export const projectFolder = join(__dirname, '..', '..');

export const packageName = 'n8n-nodes-fal-video';

/** Outside the clone, so that a fresh clone starts at once. @see https://specifications.freedesktop.org/basedir-spec/latest/ */
export function cacheFolder(): string {
	return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), packageName);
}

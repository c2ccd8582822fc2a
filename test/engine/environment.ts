/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
// What n8n-core reads from its surroundings. Import this file before n8n-core.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// n8n-core writes its settings file here; a person's own n8n folder stays untouched.
const userFolder = mkdtempSync(join(tmpdir(), 'n8n-engine-'));

process.env.N8N_USER_FOLDER = userFolder;
process.env.N8N_ENCRYPTION_KEY = 'only-for-tests';
process.env.N8N_LOG_LEVEL = 'silent';
// Binary data in memory, so that a run leaves no files behind, unless a test asks for the disk.
process.env.N8N_DEFAULT_BINARY_DATA_MODE = process.env.TEST_BINARY_MODE ?? 'default';

// A proxy set for the machine must not swallow requests to servers on this machine.
const direct = [process.env.NO_PROXY ?? process.env.no_proxy ?? '', '127.0.0.1', 'localhost'];
process.env.NO_PROXY = direct.filter((host) => host !== '').join(',');
process.env.no_proxy = process.env.NO_PROXY;

function removeUserFolder(): void {
	rmSync(userFolder, { recursive: true, force: true });
}

// Jest hands tests a copy of process whose exit event never comes.
if (typeof afterAll === 'function') afterAll(removeUserFolder);
else process.once('exit', removeUserFolder);

/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/require-node-api-error */
// One running n8n server: started, awaited and ended together with everything it started itself.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEnd } from './ending';
import type { Host } from './install';
import { linesOf, tail } from './run';

export interface Server {
	/** Resolves when no process of it is left. */
	stop(): Promise<void>;
	/** The same without letting it finish anything, as a crash. */
	kill(): Promise<void>;
}

/** Another program took the port between looking and listening. */
export class PortTakenError extends Error {}

const readyWithinMs = 180_000;
const lookEveryMs = 200;
const endWithinMs = 15_000;

/** Resolves when n8n answers. Fails with n8n's last lines when it ends before. */
export async function startServer(
	host: Host,
	environment: NodeJS.ProcessEnv,
	log: (line: string) => void,
): Promise<Server> {
	const lines: string[] = [];
	// A process group of its own: Ctrl-C reaches n8n through stop(), and its task runner ends with it.
	const child = spawn(host.node, [host.n8n, 'start'], {
		env: environment,
		stdio: ['ignore', 'pipe', 'pipe'],
		detached: true,
	});
	const read = linesOf((line) => {
		lines.push(line);
		log(line);
	});
	child.stdout.setEncoding('utf8').on('data', read);
	child.stderr.setEncoding('utf8').on('data', read);
	const ended = new Promise<void>((resolve) => {
		child.once('error', (error) => {
			lines.push(error.message);
			resolve();
		});
		child.once('exit', () => resolve());
	});
	// The last resort, should this program end without having been asked to.
	const killNow = (): void => signal(child, 'SIGKILL');
	process.once('exit', killNow);
	let gone = false;
	const kill = async (): Promise<void> => {
		forget();
		// The number of a group that is gone may belong to another program by now.
		if (gone) return;
		killNow();
		await ended;
		gone = true;
		process.off('exit', killNow);
	};
	const stop = async (): Promise<void> => {
		forget();
		if (!gone) signal(child, 'SIGTERM');
		await Promise.race([ended, sleep(endWithinMs, undefined, { ref: false })]);
		await kill();
	};
	const forget = beforeEnd(stop);
	let ready = false;
	try {
		await becomeReady(String(environment.N8N_PORT), ended, lines);
		ready = true;
	} finally {
		if (!ready) await stop();
	}
	return { stop, kill };
}

async function becomeReady(port: string, ended: Promise<void>, lines: string[]): Promise<void> {
	let over = false;
	void ended.then(() => (over = true));
	const deadline = Date.now() + readyWithinMs;
	while (!(await isReady(`http://127.0.0.1:${port}/healthz/readiness`))) {
		if (over && /port \d+ is already in use/i.test(lines.join('\n'))) {
			throw new PortTakenError(tail(lines));
		}
		if (over) throw new Error(`n8n ended before it was ready:\n${tail(lines)}`);
		if (Date.now() > deadline) {
			throw new Error(`n8n is not ready after ${readyWithinMs / 1000} s:\n${tail(lines)}`);
		}
		await sleep(lookEveryMs);
	}
}

async function isReady(url: string): Promise<boolean> {
	try {
		return (await fetch(url)).ok;
	} catch {
		return false;
	}
}

/** To the whole group; on Windows, which has none, to n8n alone. */
function signal(child: ChildProcess, name: NodeJS.Signals): void {
	if (child.pid === undefined) return;
	try {
		if (process.platform === 'win32') child.kill(name);
		else process.kill(-child.pid, name);
	} catch (error) {
		const isGone = error instanceof Error && 'code' in error && error.code === 'ESRCH';
		if (!isGone) throw error;
	}
}

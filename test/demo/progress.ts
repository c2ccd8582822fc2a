/* eslint-disable @n8n/community-nodes/no-restricted-globals */
// One line per step, fed by what the nodes write into n8n's log.
import type { Logger } from 'n8n-workflow';
import ora from 'ora';

import type { Probe } from '../support/ffmpeg';

export interface Progress {
	logger: Logger;
	begin(name: string): void;
	/** @returns seconds since the step began */
	done(name: string, before: Probe, after: Probe): number;
	/** A step that did not get done stays visible. */
	end(): void;
	numberOf(name: string): number;
}

export function createProgress(names: readonly string[]): Progress {
	const spinner = ora({ stream: process.stdout, discardStdin: false });
	let label = '';
	let startedMs = 0;
	let phases: string[] = [];
	const show = (phase: string): void => {
		phases.push(phase);
		spinner.text = `${label}${phases.join(' · ')}`;
	};
	const silent = (): undefined => undefined;
	return {
		logger: {
			error: silent,
			warn: silent,
			debug: silent,
			info: (_line, facts) => {
				const state = facts?.state;
				if (state === 'queued' || state === 'running' || state === 'found again') {
					show(state === 'running' ? `running after ${secondsSince(startedMs)} s` : state);
				}
			},
		},
		begin: (name) => {
			if (!names.includes(name)) return;
			label = `${numberOf(name)}/${names.length} ${name.padEnd(12)} `;
			phases = [];
			startedMs = Date.now();
			spinner.start(label);
		},
		done: (_name, before, after) => {
			const seconds = secondsSince(startedMs);
			show(`done after ${seconds} s`);
			spinner.succeed(`${spinner.text}   ${change(before, after)}`);
			return seconds;
		},
		end: () => {
			if (spinner.isSpinning) spinner.fail();
		},
		numberOf,
	};

	function numberOf(name: string): number {
		return names.indexOf(name) + 1;
	}
}

function change(before: Probe, after: Probe): string {
	const pixels = ({ width, height }: Probe) => `${width}×${height}`;
	const frames = ({ fps }: Probe) => `${Math.round(fps)} fps`;
	const parts = [
		pixels(before) === pixels(after) ? '' : `${pixels(before)} → ${pixels(after)}`,
		frames(before) === frames(after) ? '' : `${frames(before)} → ${frames(after)}`,
		before.hasAudio ? (after.hasAudio ? 'sound kept' : 'sound lost') : '',
	];
	return parts.filter((part) => part !== '').join(', ');
}

function secondsSince(startedMs: number): number {
	return Math.round((Date.now() - startedMs) / 100) / 10;
}

// n8n's two ways to run a polling trigger: what each remembers, and when it forgets.
import type { IDataObject, INode, INodeExecutionData, Logger } from 'n8n-workflow';

import { FalTrigger } from '../../nodes/FalTrigger/FalTrigger.node';
import type { LocalFal } from '../emulator/types';
import { videoCredentialTypes } from '../engine/nodeTypes';
import { loadTrigger } from '../engine/poll';
import type { LoadedTrigger, Polled, PollOptions } from '../engine/poll';

export interface TriggerSettings {
	parameters?: INode['parameters'];
	apiKey?: string;
	budgetMs?: number;
	/** Static data that an earlier version left behind. */
	stored?: IDataObject;
}

export interface Engine {
	/** Activation, and every start of n8n: loads what is stored and polls at once. */
	start(changed?: INode['parameters']): Promise<Polled>;
	/** A scheduled poll. */
	tick(): Promise<Polled>;
	/** Ids of all requests handed on so far, in order. */
	readonly emitted: string[];
	/** What n8n's log got, as "level: message". */
	readonly log: string[];
	/** The stored static data. */
	stored(): IDataObject;
}

export const upscaler = 'fal-ai/video-upscaler';
const type = 'n8n-nodes-fal-video.falTrigger';
let workflows = 0;

export function pollOptions(fal: LocalFal, settings: TriggerSettings): PollOptions {
	const parameters = { endpointIds: [upscaler], ...settings.parameters };
	return {
		node: {
			id: 'trigger',
			name: 'Fal Trigger',
			type,
			typeVersion: 1,
			position: [0, 0],
			parameters,
			credentials: { falApi: { id: 'fal', name: 'fal' } },
		},
		nodeTypes: { [type]: new FalTrigger() },
		credentialTypes: videoCredentialTypes(),
		credentials: { falApi: { apiKey: settings.apiKey ?? fal.apiKey, proxyUrl: fal.proxyUrl } },
		budgetMs: settings.budgetMs,
	};
}

/**
 * n8n's default: the workflow is loaded at activation and stays in memory; its static data is stored
 * at activation and when a poll starts an execution, never else.
 */
export function defaultEngine(fal: LocalFal, settings: TriggerSettings = {}): Engine {
	const { books, note } = notes();
	const workflowId = nextWorkflowId();
	let parameters = settings.parameters;
	const load = async (more: Partial<PollOptions>) => {
		const options = pollOptions(fal, { ...settings, parameters });
		return await loadTrigger({ ...options, workflowId, ...books.options, ...more });
	};
	let stored: IDataObject = settings.stored ?? {};
	let loaded: LoadedTrigger | undefined;
	return {
		...books.shown,
		stored: () => stored,
		async start(changed) {
			parameters = { ...parameters, ...changed };
			const trigger = await load({ staticData: stored });
			const polled = note(await trigger.poll());
			// A throwing poll fails the activation: nothing is stored, nothing stays loaded.
			if (polled.error === null) {
				stored = trigger.staticData();
				loaded = trigger;
			}
			return polled;
		},
		async tick() {
			if (loaded === undefined) throw new Error('The workflow is not active');
			const polled = note(await loaded.poll());
			if (polled.items !== null) stored = loaded.staticData();
			return polled;
		},
	};
}

/**
 * n8n's durable engine: loaded anew for every poll; stored after each poll that does not throw, but
 * not after the one at activation, unless it starts an execution.
 */
export function durableEngine(fal: LocalFal, settings: TriggerSettings = {}): Engine {
	const { books, note } = notes();
	const workflowId = nextWorkflowId();
	let parameters = settings.parameters;
	const load = async (more: Partial<PollOptions>) => {
		const options = pollOptions(fal, { ...settings, parameters });
		return await loadTrigger({ ...options, workflowId, ...books.options, ...more });
	};
	let stored: IDataObject = settings.stored ?? {};
	return {
		...books.shown,
		stored: () => stored,
		async start(changed) {
			parameters = { ...parameters, ...changed };
			const trigger = await load({ staticData: stored });
			const polled = note(await trigger.poll());
			if (polled.items !== null) stored = trigger.staticData();
			return polled;
		},
		async tick() {
			const trigger = await load({ activation: 'update', staticData: stored });
			const polled = note(await trigger.poll());
			if (polled.error === null) stored = trigger.staticData();
			return polled;
		},
	};
}

/** The request of an item. */
export function requestId({ json }: INodeExecutionData): string {
	return String((json.fal as IDataObject).requestId);
}

function nextWorkflowId(): string {
	workflows += 1;
	return `workflow${workflows}`;
}

function notes() {
	const emitted: string[] = [];
	const log: string[] = [];
	const line = (level: string) => (message: string) => void log.push(`${level}: ${message}`);
	const logger: Logger = {
		error: line('error'),
		warn: line('warn'),
		info: line('info'),
		debug: line('debug'),
	};
	return {
		books: { options: { logger }, shown: { emitted, log } },
		note(polled: Polled): Polled {
			emitted.push(...(polled.items ?? []).map(requestId));
			return polled;
		},
	};
}

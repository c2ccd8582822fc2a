// Polls a trigger in n8n-core's own PollContext, in this process: no server, no database.
import './environment';
import { ExecutionLifecycleHooks, PollContext } from 'n8n-core';
import { Workflow, deepCopy } from 'n8n-workflow';
import type {
	IDataObject,
	INode,
	INodeExecutionData,
	IWorkflowBase,
	Logger,
	WorkflowActivateMode,
	WorkflowExecuteMode,
} from 'n8n-workflow';

import { inMemoryCredentials } from './credentials';
import type { CredentialData, CredentialTypes } from './credentials';
import { findNodeType } from './nodeTypes';
import type { NodeTypeMap } from './nodeTypes';
import { additionalData, prepareBinaryData, useLogger } from './surroundings';

export interface PollOptions {
	node: INode;
	nodeTypes: NodeTypeMap;
	credentialTypes?: CredentialTypes;
	/** Decrypted data by credential type. */
	credentials?: CredentialData;
	/** The workflow's static data as it was stored. */
	staticData?: IDataObject;
	/** Default 'workflow1'. */
	workflowId?: string;
	/** Default 'trigger'; 'manual' is "Fetch Test Event". */
	mode?: WorkflowExecuteMode;
	/** Default 'activate'. */
	activation?: WorkflowActivateMode;
	/** What n8n tells the poll it may take; default n8n's own, five minutes. */
	budgetMs?: number;
	/** Gets what the node logs. One logger holds for the whole process. */
	logger?: Logger;
}

export interface Polled {
	/** null: the poll started no execution. */
	items: INodeExecutionData[] | null;
	error: Error | null;
}

/** A workflow that n8n has loaded; it keeps its static data from poll to poll. */
export interface LoadedTrigger {
	poll(): Promise<Polled>;
	/** What n8n would store now, passed through JSON. */
	staticData(): IDataObject;
}

/** Loads a workflow of one polling trigger, as n8n does at its activation. */
export async function loadTrigger(options: PollOptions): Promise<LoadedTrigger> {
	const { node, mode = 'trigger', activation = 'activate', budgetMs } = options;
	await prepareBinaryData();
	const saved: IWorkflowBase = {
		id: options.workflowId ?? 'workflow1',
		name: 'Workflow',
		active: true,
		isArchived: false,
		activeVersionId: null,
		createdAt: new Date(0),
		updatedAt: new Date(0),
		nodes: [deepCopy(node)],
		connections: {},
		settings: {},
		staticData: deepCopy(options.staticData ?? {}),
	};
	const workflow = new Workflow({ ...saved, nodeTypes: findNodeType(options.nodeTypes) });
	const loaded = workflow.getNode(node.name);
	const { poll } = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	if (loaded === null || poll === undefined) throw new Error(`${node.type} cannot be polled`);
	const hooks = new ExecutionLifecycleHooks(mode, 'poll', saved);
	const credentialsHelper = inMemoryCredentials(
		options.credentialTypes ?? {},
		options.credentials ?? {},
	);
	const surroundings = additionalData('poll', hooks, credentialsHelper);
	const unset = [undefined, undefined, undefined, undefined, undefined] as const;
	const budget = budgetMs === undefined ? undefined : () => budgetMs;
	const context = new PollContext(
		workflow,
		loaded,
		surroundings,
		mode,
		activation,
		...unset,
		budget,
	);
	return {
		async poll() {
			useLogger(options.logger);
			try {
				const data = await poll.call(context);
				return { items: data?.[0] ?? null, error: null };
			} catch (error) {
				return { items: null, error: error instanceof Error ? error : new Error(String(error)) };
			}
		},
		staticData: () => JSON.parse(JSON.stringify(workflow.staticData)) as IDataObject,
	};
}

/** One poll, with the static data that it leaves behind. */
export async function runPoll(options: PollOptions): Promise<Polled & { staticData: IDataObject }> {
	const trigger = await loadTrigger(options);
	const polled = await trigger.poll();
	return { ...polled, staticData: trigger.staticData() };
}

// Runs a workflow in n8n-core's own WorkflowExecute, in this process: no server, no database.
import './environment';
import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import { Workflow, createRunExecutionData, deepCopy } from 'n8n-workflow';
import type {
	IConnections,
	INode,
	INodeExecutionData,
	IRunExecutionData,
	IWorkflowBase,
	IWorkflowExecuteAdditionalData,
	IWorkflowSettings,
	Logger,
	WorkflowExecuteMode,
} from 'n8n-workflow';

import { inMemoryCredentials } from './credentials';
import type { CredentialData, CredentialTypes } from './credentials';
import { findNodeType } from './nodeTypes';
import type { NodeTypeMap } from './nodeTypes';
import { additionalData, prepareBinaryData, useLogger } from './surroundings';
import { workflowRun } from './workflowRun';
import type { WorkflowRun } from './workflowRun';

/** A workflow as n8n's editor downloads it; keys that are not named here are ignored. */
export interface ExportedWorkflow {
	name?: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
}

type HookHandlers = ExecutionLifecycleHooks['handlers'];
type HookName = keyof HookHandlers;
/** For each moment of a run, a function that n8n's engine calls then. */
export type RunHooks = { [Name in HookName]?: HookHandlers[Name][number] };

interface RunSettings {
	/** Node types by name; `videoNodeTypes()` has this package's. */
	nodeTypes: NodeTypeMap;
	credentialTypes?: CredentialTypes;
	/** Decrypted data by credential type; every node with such a credential gets it. */
	credentials?: CredentialData;
	/** Items that the start node is given. Default: one empty item. */
	input?: INodeExecutionData[];
	/** Default 'trigger': as a workflow that runs by itself. */
	mode?: WorkflowExecuteMode;
	/** They win over those of the exported workflow. */
	settings?: IWorkflowSettings;
	/** An earlier run's `run.data`, passed through JSON: resumes or retries it. */
	runExecutionData?: IRunExecutionData;
	/** Called once the run has started, with what n8n's Stop button does. */
	cancel?: (cancel: () => void) => void;
	/** Gets what nodes log. Default: nobody. One logger holds for the whole process. */
	logger?: Logger;
	hooks?: RunHooks;
	/** Default '1'. */
	executionId?: string;
	/** What this n8n has otherwise, e.g. its addresses. */
	surroundings?: Partial<IWorkflowExecuteAdditionalData>;
}

export type RunWorkflowOptions = RunSettings &
	({ workflow: ExportedWorkflow } | Pick<ExportedWorkflow, 'nodes' | 'connections'>);

/**
 * Runs a workflow and returns when it has ended, however it ended.
 *
 * Throws when it cannot start: an unknown node type, no node to start from, a parameter missing.
 */
export async function runWorkflow(options: RunWorkflowOptions): Promise<WorkflowRun> {
	const { mode = 'trigger', runExecutionData } = options;
	const { workflow, surroundings } = await openWorkflow(options);
	if (runExecutionData !== undefined) surroundings.restartExecutionId = surroundings.executionId;
	const data = runExecutionData ?? firstRunData(workflow, options.input ?? [{ json: {} }]);

	const running = new WorkflowExecute(surroundings, mode, data).processRunExecutionData(workflow);
	options.cancel?.(() => running.cancel());
	return workflowRun(await running, workflow);
}

/** The workflow with everything that n8n's server puts around its execution. */
export async function openWorkflow(
	options: RunWorkflowOptions,
): Promise<{ workflow: Workflow; surroundings: IWorkflowExecuteAdditionalData }> {
	const { credentialTypes = {}, credentials = {}, mode = 'trigger' } = options;
	await prepareBinaryData();
	useLogger(options.logger);
	const saved = savedWorkflow(options);
	const workflow = new Workflow({ ...saved, nodeTypes: findNodeType(options.nodeTypes) });
	const { executionId = '1' } = options;
	const hooks = new ExecutionLifecycleHooks(mode, executionId, saved);
	addHandlers(hooks, options.hooks ?? {});
	const credentialsHelper = inMemoryCredentials(credentialTypes, credentials);
	const surroundings = additionalData(executionId, hooks, credentialsHelper);
	return { workflow, surroundings: { ...surroundings, ...options.surroundings } };
}

function savedWorkflow(options: RunWorkflowOptions): IWorkflowBase {
	const exported: ExportedWorkflow = 'workflow' in options ? options.workflow : options;
	return {
		id: 'workflow1',
		name: exported.name ?? 'Workflow',
		active: false,
		isArchived: false,
		activeVersionId: null,
		createdAt: new Date(0),
		updatedAt: new Date(0),
		// The Workflow class writes defaults into its nodes; the caller's stay as they are.
		nodes: deepCopy(exported.nodes),
		connections: exported.connections,
		settings: { executionOrder: 'v1', ...exported.settings, ...options.settings },
	};
}

function firstRunData(workflow: Workflow, input: INodeExecutionData[]): IRunExecutionData {
	const node = workflow.getStartNode();
	if (node === undefined) throw new Error('The workflow has no node to start from');
	const nodeExecutionStack = [{ node, data: { main: [input] }, source: null }];
	return createRunExecutionData({ executionData: { nodeExecutionStack } });
}

function addHandlers(hooks: ExecutionLifecycleHooks, handlers: RunHooks): void {
	const add = <Name extends HookName>(name: Name): void => {
		const handler = handlers[name];
		if (handler !== undefined) hooks.addHandler(name, handler);
	};
	(Object.keys(handlers) as HookName[]).forEach(add);
}

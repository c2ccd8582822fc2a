export { allModels, type NodeModel } from '../allModels';

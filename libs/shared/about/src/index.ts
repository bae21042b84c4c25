export { AboutModule } from './about.module';
export { buildVariables, type Build } from './build';

export { HealthModule } from './health.module';
export { Readiness, type ReadinessCheck, type ReadinessReport } from './readiness';

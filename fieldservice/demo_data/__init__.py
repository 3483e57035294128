"""The demonstration firm 衡川机电服务有限公司: two years of believable work to look around in."""

from fieldservice.demo_data.filling import DemoFacts, fill

__all__ = ["DemoFacts", "fill"]

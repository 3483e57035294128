"""The demonstration firm 衡川机电服务有限公司: two years of believable work, made when somebody wants to look around."""

from fieldservice.demo_data.filling import DemoFacts, fill

__all__ = ["DemoFacts", "fill"]
